-- Incoming letters: what arrives (intake), what is entered in the book (letter), what was read from its pages.

create schema letters;
grant usage on schema letters to pendopo_app, pendopo_worker;

-- The agenda book of a registering unit; numbers are given per book and year, without a gap.
create table letters.book (
  agency_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  is_default boolean not null default false,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id)
);
create unique index book_default on letters.book (agency_id) where is_default;

create table letters.book_year (
  agency_id uuid not null,
  book_id uuid not null,
  year smallint not null,
  last_number int not null default 0 check (last_number >= 0),
  primary key (agency_id, book_id, year),
  foreign key (agency_id, book_id) references letters.book (agency_id, id)
) with (fillfactor = 50);

create table letters.intake (
  agency_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  channel text not null check (channel in ('upload', 'camera', 'folder', 'email', 'api', 'paper')),
  received_at timestamptz not null,
  received_by uuid,
  origin text,
  origin_key text,
  settled_at timestamptz,
  letter_id uuid,
  discard_reason text,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id)
);
comment on column letters.intake.origin_key is 'Identity of the piece in its channel (Message-ID, content and name): a second arrival is not a second intake.';
create unique index intake_origin on letters.intake (agency_id, origin_key) where origin_key is not null;
create index intake_waiting on letters.intake (agency_id, unit_id, id desc) where settled_at is null;

create table letters.letter (
  agency_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  book_id uuid not null,
  book_year smallint not null,
  agenda_number int not null check (agenda_number > 0),
  received_at timestamptz not null,
  channel text not null check (channel in ('upload', 'camera', 'folder', 'email', 'api', 'paper')),
  letter_number text,
  letter_date date,
  sender text not null,
  signer text,
  addressed_to text,
  subject text not null,
  summary text,
  letter_type text not null,
  classification_code text,
  security_class text not null check (security_class in ('SR', 'R', 'T', 'B')),
  urgency text not null check (urgency in ('sangat-segera', 'segera', 'biasa')),
  printed_nature text,
  attachment_count int check (attachment_count >= 0),
  attachment_note text,
  event_date date,
  event_end_date date,
  event_start time,
  event_end time,
  event_place text,
  deadline date,
  reply_to uuid,
  receipt_code text not null,
  registered_by uuid not null,
  registered_post uuid not null,
  registered_at timestamptz not null,
  stage text not null default 'registered' check (stage in ('registered', 'disposed', 'in-progress', 'closed', 'cancelled')),
  settled_at timestamptz,
  settled_by uuid,
  settled_note text,
  -- The stage that a closed letter returns to when it is taken up again.
  settled_from text check (settled_from in ('registered', 'disposed', 'in-progress')),
  version int not null default 1,
  search tsvector not null,
  primary key (agency_id, id),
  unique (agency_id, book_id, book_year, agenda_number),
  unique (receipt_code),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, book_id) references letters.book (agency_id, id),
  foreign key (agency_id, reply_to) references letters.letter (agency_id, id)
);
comment on column letters.letter.urgency is 'Derajat (Permenristekdikti 20/2015 Ps. 25), apart from the security class and the printed nature.';
create index letter_recent on letters.letter (agency_id, id desc) include (security_class, unit_id, stage);
create index letter_unit on letters.letter (agency_id, unit_id, id desc);
create index letter_open on letters.letter (agency_id, stage, id desc) where stage in ('registered', 'disposed', 'in-progress');
create index letter_number on letters.letter (agency_id, lower(letter_number));
create index letter_reply on letters.letter (agency_id, reply_to) where reply_to is not null;
create index letter_search on letters.letter using gin (search) with (fastupdate = off);
create index letter_sender on letters.letter using gin (lower(sender) gin_trgm_ops) with (fastupdate = off);

create table letters.reader (
  agency_id uuid not null,
  letter_id uuid not null,
  post_id uuid not null,
  named_by uuid,
  named_at timestamptz not null,
  primary key (agency_id, letter_id, post_id),
  -- Deferred: the readers of a confidential letter are named before the letter is written, which nobody could read otherwise.
  foreign key (agency_id, letter_id) references letters.letter (agency_id, id) deferrable initially deferred,
  foreign key (agency_id, post_id) references organization.post (agency_id, id)
);
create index reader_post on letters.reader (agency_id, post_id, letter_id desc);

-- Whom the letter was passed to; the letter waits in this post's inbox until it is disposed or closed.
create table letters.addressee (
  agency_id uuid not null,
  letter_id uuid not null,
  post_id uuid not null,
  opened_at timestamptz,
  opened_by uuid,
  answered_at timestamptz,
  primary key (agency_id, letter_id, post_id),
  foreign key (agency_id, letter_id) references letters.letter (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id)
);
create index addressee_inbox on letters.addressee (agency_id, post_id, letter_id desc) include (opened_at) where answered_at is null;

-- A file as read: belongs to an intake, and to the letter once it is registered.
create table letters.document (
  agency_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  letter_id uuid,
  file_id uuid not null,
  position smallint not null,
  name text not null,
  media_type text not null,
  sha256 bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'read', 'failed')),
  failure text,
  page_count int,
  source text,
  searchable_sha256 text,
  proposals jsonb,
  read_at timestamptz,
  -- Identity of the file in its channel: handed over twice, it is still one document.
  origin_key text,
  primary key (agency_id, id),
  foreign key (agency_id, intake_id) references letters.intake (agency_id, id),
  foreign key (agency_id, letter_id) references letters.letter (agency_id, id)
);
create index document_intake on letters.document (agency_id, intake_id);
create index document_letter on letters.document (agency_id, letter_id) where letter_id is not null;
create unique index document_origin on letters.document (agency_id, origin_key) where origin_key is not null;
create index document_same on letters.document (agency_id, sha256);

create table letters.page (
  agency_id uuid not null,
  document_id uuid not null,
  page smallint not null,
  width int not null,
  height int not null,
  image_sha256 text,
  thumbnail_sha256 text,
  words jsonb not null,
  body text not null,
  primary key (agency_id, document_id, page),
  foreign key (agency_id, document_id) references letters.document (agency_id, id)
);

-- What was corrected after registration: the values before, who, why.
create table letters.correction (
  agency_id uuid not null,
  id uuid not null,
  letter_id uuid not null,
  corrected_at timestamptz not null,
  corrected_by uuid not null,
  reason text not null,
  before jsonb not null,
  primary key (agency_id, id),
  foreign key (agency_id, letter_id) references letters.letter (agency_id, id)
);
create index correction_letter on letters.correction (agency_id, letter_id, id);

call core.protect('letters.book', 'letters.book_year', 'letters.intake', 'letters.letter', 'letters.reader', 'letters.addressee',
  'letters.document', 'letters.page', 'letters.correction');

-- SR and R: the database itself shows them only to the posts that are named. The worker reads them to do its work.
create policy confidential on letters.letter as restrictive to pendopo_app
  using (security_class in ('B', 'T') or exists (
    select from letters.reader r
    where r.agency_id = letter.agency_id and r.letter_id = letter.id and r.post_id = any ((select core.acting_posts())::uuid[])));
-- Who is named is a secret too, and nobody names themselves: readers are named while the letter is written, while it is
-- not yet confidential, or by one who is named already.
create function letters.may_name(letter uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select pg_has_role(session_user, 'pendopo_worker', 'usage')
    or not exists (select from letters.letter l where l.agency_id = core.agency_id() and l.id = $1 and l.security_class in ('SR', 'R'))
    or exists (select from letters.reader r where r.agency_id = core.agency_id() and r.letter_id = $1 and r.post_id = any (core.acting_posts()))
$$;
create function letters.readers_of(letter uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.post_id from letters.reader r where r.agency_id = core.agency_id() and r.letter_id = $1 and letters.may_name($1)
  order by r.named_at, r.post_id
$$;
revoke all on function letters.may_name, letters.readers_of from public;
grant execute on function letters.may_name, letters.readers_of to pendopo_app, pendopo_worker;
create policy named on letters.reader as restrictive for select to pendopo_app
  using (post_id = any ((select core.acting_posts())::uuid[]));
create policy naming on letters.reader as restrictive for insert to pendopo_app with check (letters.may_name(letter_id));
create policy confidential on letters.document as restrictive to pendopo_app
  using (letter_id is null or exists (select from letters.letter l where l.agency_id = document.agency_id and l.id = document.letter_id));
create policy confidential on letters.page as restrictive to pendopo_app
  using (exists (select from letters.document d where d.agency_id = page.agency_id and d.id = page.document_id));
create policy confidential on letters.correction as restrictive to pendopo_app
  using (exists (select from letters.letter l where l.agency_id = correction.agency_id and l.id = correction.letter_id));
create policy confidential on letters.addressee as restrictive to pendopo_app
  using (exists (select from letters.letter l where l.agency_id = addressee.agency_id and l.id = addressee.letter_id));

grant select, insert, update on letters.book, letters.book_year, letters.intake, letters.letter, letters.addressee, letters.document
  to pendopo_app, pendopo_worker;
grant select, insert on letters.reader, letters.correction to pendopo_app, pendopo_worker;
grant select on letters.page to pendopo_app;
grant select, insert, delete on letters.page to pendopo_worker;

-- Full text in Indonesian: without accents, stemmed, with a stop list where the server has one.
create text search dictionary letters.indonesian_stem (template = snowball, language = indonesian);
create text search configuration letters.indonesian (copy = simple);
alter text search configuration letters.indonesian
  alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart with public.unaccent, letters.indonesian_stem;

-- What a citizen who holds the receipt code may learn: the stage and its dates, no name and no subject.
create function letters.track(code text)
returns table (agency_id uuid, agency_name text, zone text, stage text, received_at timestamptz, registered_at timestamptz, settled_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.agency_id, a.name, a.zone, l.stage, l.received_at, l.registered_at, l.settled_at
  from letters.letter l join organization.agency a on a.id = l.agency_id
  where l.receipt_code = $1
$$;
revoke all on function letters.track from public;
grant execute on function letters.track to pendopo_app;
