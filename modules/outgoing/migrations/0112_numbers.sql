-- Numbers of letters: a counter for each book, group and local year, and a line for every number that was ever taken.

create table outgoing.number_book (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  unit_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- What stands for {unit} in the numbers of this book.
  unit_code text not null check (unit_code ~ '^[A-Za-z0-9]+([.&-][A-Za-z0-9]+)*$'),
  closed_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  constraint number_book_code_taken unique (agency_id, unit_code)
);
create index number_book_of_unit on outgoing.number_book (agency_id, unit_id);

-- The row that is locked last when a number is taken.
create table outgoing.counter (
  agency_id uuid not null,
  book_id uuid not null,
  group_code text not null,
  year smallint not null check (year between 1945 and 2200),
  -- Empty where one counter serves all codes.
  classification_code text not null default '',
  last_number int not null check (last_number > 0),
  primary key (agency_id, book_id, group_code, year, classification_code),
  foreign key (agency_id, book_id) references outgoing.number_book (agency_id, id)
) with (fillfactor = 50);

create table outgoing.number (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  group_code text not null,
  year smallint not null,
  classification_code text not null default '',
  sequence int not null check (sequence > 0),
  state text not null check (state in ('spare', 'reserved', 'signed', 'issued', 'void')),
  -- As it is printed; a spare number has none until a letter takes it.
  text text check (length(text) between 1 and 200),
  draft_id uuid,
  -- In whose name its letter goes out: read out of the letter.
  issuing_post_id uuid,
  -- The day on which it left the counter and the day that its letter bears, both of the agency's calendar.
  taken_on date not null check (extract(year from taken_on) = year),
  letter_day date check (extract(year from letter_day) = year),
  -- Why it was kept back, used late or voided, and who answers for it.
  reason text check (length(btrim(reason)) > 0),
  approved_by uuid,
  -- Numbers that were handed out together for days without a network.
  block_id uuid,
  taken_by uuid not null,
  taken_at timestamptz not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  constraint number_taken_twice unique (agency_id, book_id, group_code, year, classification_code, sequence),
  constraint number_text_taken unique (agency_id, book_id, group_code, year, text),
  -- Nobody issues two letters of a group and year under one number, whichever books they came from: "NOMOR 1 TAHUN 2026"
  -- bears no code that would tell them apart.
  constraint number_text_of_issuer_taken unique (agency_id, issuing_post_id, group_code, year, text),
  foreign key (agency_id, book_id, group_code, year, classification_code)
    references outgoing.counter (agency_id, book_id, group_code, year, classification_code),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, issuing_post_id) references organization.post (agency_id, id),
  check (state <> 'void' or reason is not null),
  check (state <> 'spare' or (draft_id is null and reason is not null and approved_by is not null)),
  check (state not in ('reserved', 'signed', 'issued')
    or (draft_id is not null and issuing_post_id is not null and letter_day is not null and text is not null))
);
create unique index number_of_draft on outgoing.number (agency_id, draft_id) where state in ('reserved', 'signed', 'issued');
create index number_history_of_draft on outgoing.number (agency_id, draft_id) where draft_id is not null;
create index number_waiting on outgoing.number (agency_id, book_id, taken_on) where state in ('spare', 'reserved', 'signed');
create index number_recent on outgoing.number (agency_id, book_id, id desc);
create index number_by_text on outgoing.number (agency_id, lower(text)) where text is not null;

call core.protect('outgoing.number_book', 'outgoing.counter', 'outgoing.number');

-- An issued or voided number is settled: nobody changes its line any more.
create policy unsettled on outgoing.number as restrictive for update to pendopo_app, pendopo_worker
  using (state not in ('issued', 'void')) with check (true);

-- A counter goes up by what is taken and never down, and the place of a number never changes.
create function outgoing.counter_goes_up() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.last_number <= old.last_number then
    raise exception 'a counter goes up: % after %', new.last_number, old.last_number using errcode = 'check_violation', constraint = 'counter_goes_up';
  end if;
  return new;
end $$;
create trigger goes_up before update on outgoing.counter for each row execute function outgoing.counter_goes_up();

-- The first signer decides: their own post, or the one above in whose name they sign.
create function outgoing.number_issuer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select coalesce(d.facts #>> '{signers,0,forPostId}', d.facts #>> '{signers,0,postId}')::uuid into new.issuing_post_id
  from outgoing.draft d where d.agency_id = new.agency_id and d.id = new.draft_id;
  return new;
end $$;
create trigger issuer before insert or update of draft_id, text on outgoing.number
  for each row execute function outgoing.number_issuer();

grant select, insert, update on outgoing.number_book to pendopo_app, pendopo_worker;
grant select, insert on outgoing.counter, outgoing.number to pendopo_app, pendopo_worker;
grant update (last_number) on outgoing.counter to pendopo_app, pendopo_worker;
grant update (state, text, draft_id, letter_day, reason, approved_by, changed_by, changed_at) on outgoing.number
  to pendopo_app, pendopo_worker;
