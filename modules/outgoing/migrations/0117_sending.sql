-- Sending: who sent a letter, what it answers, the register of what went out, and the links of mails.

alter table outgoing.letter
  add column sent_by uuid,
  add column sent_post_id uuid,
  -- The letter and the desk that it answers were told.
  add column answer_told_at timestamptz,
  -- What the register finds it by: written once, with the letter.
  add column unit_id uuid check (unit_id is not null),
  add column book_id uuid check (book_id is not null),
  add column search text check (search is not null),
  add foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  add foreign key (agency_id, sent_post_id) references organization.post (agency_id, id),
  add check (num_nulls(sent_at, sent_by, sent_post_id) in (0, 3));
grant update (sent_by, sent_post_id, answer_told_at) on outgoing.letter to pendopo_app, pendopo_worker;

create function outgoing.letter_entered() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select d.unit_id, n.book_id, lower(d.subject || E'\n' || d.addressed || E'\n' || n.text)
  into new.unit_id, new.book_id, new.search
  from outgoing.draft d join outgoing.number n on n.agency_id = d.agency_id and n.id = new.number_id
  where d.agency_id = new.agency_id and d.id = new.id;
  return new;
end $$;
create trigger entered before insert on outgoing.letter for each row execute function outgoing.letter_entered();

-- registerPage, countRegister, recapOf: unit by unit, the newest of each
create index letter_register_of_unit on outgoing.letter (agency_id, unit_id, letter_day desc, id desc);
create index letter_words on outgoing.letter using gin (search gin_trgm_ops) with (fastupdate = off);

-- The expedition book, unit by unit.
alter table outgoing.delivery
  add column unit_id uuid check (unit_id is not null),
  add foreign key (agency_id, unit_id) references organization.unit (agency_id, id);
create function outgoing.delivery_entered() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select l.unit_id into new.unit_id from outgoing.letter l where l.agency_id = new.agency_id and l.id = new.letter_id;
  return new;
end $$;
create trigger entered before insert on outgoing.delivery for each row execute function outgoing.delivery_entered();
-- expeditionPage
create index delivery_on_paper on outgoing.delivery (agency_id, unit_id, id desc) where channel = 'paper' or handed_to is not null;
-- unfinishedOf
create index draft_unfinished on outgoing.draft (agency_id, unit_id) where stage not in ('sent', 'cancelled');

-- Text operators are not leakproof, so below row-level security the index could not be used. This names letters alone;
-- whoever asks reads them through row-level security again. Everything that narrows the search is asked here, the rule of
-- SR and R too: a limit that counted letters which are left out afterwards would hide others.
create function outgoing.letters_worded(
  pattern text, units uuid[], kinds text[], classes text[], only_book uuid, from_day date, to_day date,
  edge_day date, edge_id uuid, page_size int)
returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp rows 100 as $$
  select l.id from outgoing.letter l
  where l.agency_id = core.agency_id() and l.search like pattern and l.unit_id = any (units)
    and (l.security_class in ('B', 'T') or l.readers && core.acting_posts())
    and (kinds is null or l.kind_code = any (kinds)) and (classes is null or l.security_class = any (classes))
    and (only_book is null or l.book_id = only_book)
    and (from_day is null or l.letter_day >= from_day) and (to_day is null or l.letter_day <= to_day)
    and (edge_day is null or (l.letter_day, l.id) < (edge_day, edge_id))
  order by l.letter_day desc, l.id desc limit page_size
$$;

-- Whoever holds the link of a mail is told the agency and the delivery, and reads what the rights of nobody in it allow: a
-- letter of class B or T, never one of SR or R.
create function outgoing.enter_received(held text) returns table (agency_id uuid, delivery_id uuid, zone text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp rows 1 as $$
#variable_conflict use_column
begin
  select v.agency_id, v.id, a.zone into agency_id, delivery_id, zone
  from outgoing.delivery v join organization.agency a on a.id = v.agency_id where v.receipt_code = held;
  if found then
    perform set_config('app.agency', agency_id::text, true);
    return next;
  end if;
end $$;

revoke all on function outgoing.letters_worded, outgoing.enter_received from public;
grant execute on function outgoing.letters_worded, outgoing.enter_received to pendopo_app;
