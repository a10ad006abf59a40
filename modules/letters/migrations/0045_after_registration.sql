-- What still happens to a letter after its registration: further addressees, late attachments, links to earlier letters,
-- mail that goes back to the tray; and books that are closed.

-- Who passed the letter on afterwards; null where it was passed with the registration.
alter table letters.addressee add column added_at timestamptz, add column added_by uuid;
-- A letter that was passed to the wrong post is taken out of its inbox; that it lay there is kept as an event.
grant delete on letters.addressee to pendopo_app, pendopo_worker;

-- A letter and what came before it, beside the one that it answers (letter.reply_to).
create table letters.link (
  agency_id uuid not null,
  letter_id uuid not null,
  earlier_id uuid not null,
  kind text not null check (kind in ('replies', 'follows-up', 'completes', 'amends', 'cancels', 'refers-to')),
  linked_at timestamptz not null,
  linked_by uuid not null,
  primary key (agency_id, letter_id, earlier_id, kind),
  foreign key (agency_id, letter_id) references letters.letter (agency_id, id),
  foreign key (agency_id, earlier_id) references letters.letter (agency_id, id),
  constraint link_not_itself check (letter_id <> earlier_id)
);
-- linksOf, seen from the earlier letter
create index link_earlier on letters.link (agency_id, earlier_id);
call core.protect('letters.link');
-- A link tells of both letters, so both must be readable.
create policy confidential on letters.link as restrictive to pendopo_app
  using (exists (select from letters.letter l where l.agency_id = link.agency_id and l.id = link.letter_id)
    and exists (select from letters.letter l where l.agency_id = link.agency_id and l.id = link.earlier_id));
grant select, insert, delete on letters.link to pendopo_app, pendopo_worker;

-- mailOfLetter
create index intake_letter on letters.intake (agency_id, letter_id) where letter_id is not null;

-- A closed book takes no more letters and keeps what it has.
alter table letters.book add column closed_at timestamptz, add column closed_by uuid;
alter table letters.book add constraint book_closed check ((closed_at is null) = (closed_by is null) and not (is_default and closed_at is not null));
