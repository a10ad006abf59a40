-- The archive: classification with its schedule, dossiers and records, what freezes and what ends them, and what stays.

create schema archive;
grant usage on schema archive to pendopo_app, pendopo_worker;

-- A classification with its retention schedule, as an agency head set it; one at a time is in force.
create table archive.classification_version (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  basis text not null check (length(basis) between 1 and 300),
  scheme text not null check (scheme in ('regional', 'three-digit', 'letters')),
  from_year_end boolean not null default true,
  -- The agency head set the list that the product brings along: its entries are read from there, and none stand here.
  supplied boolean not null default false,
  starts_on date not null,
  ends_before date check (ends_before > starts_on),
  taken_in_by uuid not null,
  taken_in_at timestamptz not null,
  primary key (agency_id, id),
  constraint versions_overlap exclude using gist (agency_id with =, daterange(starts_on, ends_before) with &&)
);

create table archive.classification (
  agency_id uuid not null,
  version_id uuid not null,
  code text not null check (length(code) between 1 and 40),
  parent_code text,
  title text not null check (length(title) between 1 and 1000),
  level smallint not null check (level > 0),
  former_codes text[] not null default '{}',
  active_years smallint check (active_years between 0 and 100),
  active_trigger text,
  inactive_years smallint check (inactive_years between 0 and 100),
  inactive_trigger text,
  fate text check (fate in ('destroy', 'permanent', 'reappraise')),
  exception_words text,
  exception_fate text check (exception_fate in ('personal-file', 'permanent', 'reappraise')),
  primary key (agency_id, version_id, code),
  foreign key (agency_id, version_id) references archive.classification_version (agency_id, id),
  foreign key (agency_id, version_id, parent_code) references archive.classification (agency_id, version_id, code) deferrable initially deferred,
  constraint rule_whole check ((fate is null) = (active_years is null) and (fate is null) = (inactive_years is null)),
  constraint exception_of_destruction check (exception_words is null or fate = 'destroy'),
  check ((exception_words is null) = (exception_fate is null))
);
create index classification_below on archive.classification (agency_id, version_id, parent_code);

-- SKKAD; what has no row is class B.
create table archive.access_rule (
  agency_id uuid not null,
  version_id uuid not null,
  code text not null,
  security_class text not null check (security_class in ('SR', 'R', 'T', 'B')),
  access_groups text[] not null check (access_groups <@ array['policy-makers', 'executors', 'supervisors', 'public'] and cardinality(access_groups) > 0),
  reason text,
  primary key (agency_id, version_id, code),
  foreign key (agency_id, version_id) references archive.classification_version (agency_id, id),
  constraint secret_with_reason check (security_class = 'B' or (reason is not null and not 'public' = any (access_groups)))
);

create table archive.place (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('room', 'shelf', 'row', 'box', 'folder')),
  name text not null check (length(name) between 1 and 120),
  primary key (agency_id, id),
  constraint place_name_taken unique nulls not distinct (agency_id, parent_id, name),
  foreign key (agency_id, parent_id) references archive.place (agency_id, id)
);

-- Numbers of dossiers are given per unit and year, without a gap.
create table archive.dossier_year (
  agency_id uuid not null,
  unit_id uuid not null,
  year smallint not null,
  last_number int not null default 0 check (last_number >= 0),
  primary key (agency_id, unit_id, year),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id)
) with (fillfactor = 50);

create table archive.dossier (
  agency_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  year smallint not null,
  number int not null check (number > 0),
  -- Null for a code of the list that the product brings along, where the agency had none of its own.
  version_id uuid,
  code text not null check (length(code) between 1 and 40),
  title text not null check (length(title) between 1 and 1000),
  security_class text not null check (security_class in ('SR', 'R', 'T', 'B')),
  custody text not null default 'processing-unit' check (custody in ('processing-unit', 'records-unit')),
  place_id uuid,
  -- Null where it was opened by a letter that filed itself; why it lies here is kept with its record.
  opened_by uuid,
  opened_at timestamptz not null,
  -- The one that letters of its unit, year and code are filed into; a clerk says which.
  standing boolean not null default false,
  last_item int not null default 0 check (last_item >= 0),
  closed_on date,
  closed_by uuid,
  -- Not to be opened again.
  closed_finally boolean not null default false,
  -- The dossier that all of it went into; its number stays taken.
  merged_into uuid,
  permanent boolean not null default false,
  vital boolean not null default false,
  safeguarded boolean not null default false,
  -- As reckoned last, for lists; whether anything may be done is reckoned anew each time.
  state text not null default 'open' check (state in ('open', 'awaiting-event', 'active', 'due-for-transfer', 'inactive',
    'due-for-destruction', 'due-for-handover', 'due-for-reappraisal', 'held', 'unscheduled', 'destroyed', 'handed-over')),
  fate text check (fate in ('destroy', 'permanent', 'reappraise')),
  active_until date,
  inactive_until date,
  retention_years smallint,
  reckoned_on date,
  disposed_kind text check (disposed_kind in ('destruction', 'handover')),
  disposed_on date,
  version int not null default 1,
  primary key (agency_id, id),
  constraint dossier_number_taken unique (agency_id, unit_id, year, number),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, version_id) references archive.classification_version (agency_id, id),
  foreign key (agency_id, merged_into) references archive.dossier (agency_id, id),
  foreign key (agency_id, place_id) references archive.place (agency_id, id),
  check ((disposed_kind is null) = (disposed_on is null))
);
-- findDossiers: the newest of all, of a unit, under a code, in a state
create index dossier_recent on archive.dossier (agency_id, id desc) include (security_class, unit_id, state) where merged_into is null;
create index dossier_unit on archive.dossier (agency_id, unit_id, id desc) where merged_into is null;
create index dossier_code on archive.dossier (agency_id, code, id desc) where merged_into is null;
create index dossier_state on archive.dossier (agency_id, state, id desc) where merged_into is null;
-- standingDossier: one for a unit, year, code and class
create unique index dossier_standing on archive.dossier (agency_id, unit_id, year, code, security_class) where standing;
-- dossiersToReckon
create index dossier_reckoned on archive.dossier (agency_id, reckoned_on, id) where disposed_on is null and merged_into is null and closed_on is not null;
create index dossier_merged on archive.dossier (agency_id, merged_into) where merged_into is not null;
create index dossier_place on archive.dossier (agency_id, place_id) where place_id is not null;
create index dossier_to_transfer on archive.dossier (agency_id, active_until, unit_id) where disposed_on is null and custody = 'processing-unit';
create index dossier_due on archive.dossier (agency_id, inactive_until, fate) where disposed_on is null;
create index dossier_flagged on archive.dossier (agency_id, id) where vital or safeguarded;

-- Posts that may read a dossier of class T, R or SR.
create table archive.reader (
  agency_id uuid not null,
  dossier_id uuid not null,
  post_id uuid not null,
  -- Null with a dossier that opened itself.
  named_by uuid,
  named_at timestamptz not null,
  primary key (agency_id, dossier_id, post_id),
  -- Deferred: who may read a confidential dossier is named before it is written, which nobody could read otherwise.
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id) deferrable initially deferred,
  foreign key (agency_id, post_id) references organization.post (agency_id, id)
);
create index reader_post on archive.reader (agency_id, post_id, dossier_id desc);

create table archive.record (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  item_number int not null check (item_number > 0),
  title text not null check (length(title) between 1 and 1000),
  -- The number that it bears, of a letter the one of its sender.
  number text check (length(number) between 1 and 200),
  -- Who made it, or whom it came from.
  party text check (length(party) between 1 and 300),
  record_date date,
  -- Never lower than that of its dossier.
  security_class text not null default 'B' check (security_class in ('SR', 'R', 'T', 'B')),
  medium text not null default 'electronic' check (medium in ('electronic', 'paper', 'both')),
  pages int check (pages >= 0),
  -- Its own code where it has another than its dossier.
  code text,
  version_id uuid,
  copy_state text not null check (copy_state in ('original', 'copy', 'draft', 'carbon')),
  -- Whether it falls under the exception of its rule; null until somebody has looked.
  excepted boolean,
  permanent boolean not null default false,
  vital boolean not null default false,
  safeguarded boolean not null default false,
  source_module text,
  source_id uuid,
  -- Null where it filed itself; `why` says by which rule it lies in this dossier.
  filed_by uuid,
  filed_at timestamptz not null,
  why jsonb not null default '{"rule": "by-hand"}' check (jsonb_typeof(why) = 'object'),
  primary key (agency_id, id),
  -- Asked at the end of a statement, so that one can put all records of a dossier into another order.
  constraint record_number_taken unique (agency_id, dossier_id, item_number) deferrable initially immediate,
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  foreign key (agency_id, version_id) references archive.classification_version (agency_id, id),
  check (code is not null or version_id is null),
  check ((source_module is null) = (source_id is null))
);
-- The same thing is filed once, however often it is told.
create unique index record_source on archive.record (agency_id, source_module, source_id) where source_id is not null;
-- The newest records, for the search
create index record_recent on archive.record (agency_id, id desc) include (dossier_id, security_class);
-- Searches within days
create index record_dated on archive.record (agency_id, record_date);
create index record_number_part on archive.record using gin (letters.number_key(number) gin_trgm_ops) with (fastupdate = off);

create table archive.record_file (
  agency_id uuid not null,
  record_id uuid not null,
  position smallint not null,
  file_id uuid,
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  -- Names the object: while this row is there, the object is not collected.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The copy that can be searched, where one was made.
  searchable_sha256 text check (searchable_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (agency_id, record_id, position),
  foreign key (agency_id, record_id) references archive.record (agency_id, id)
);
create index record_file_object on archive.record_file using hash (sha256);
create index record_file_searchable on archive.record_file using hash (searchable_sha256);

-- Pictures of the pages of a file, as they were made where it was read: the same objects.
create table archive.record_page (
  agency_id uuid not null,
  record_id uuid not null,
  position smallint not null,
  page smallint not null check (page > 0),
  image_sha256 text not null check (image_sha256 ~ '^[0-9a-f]{64}$'),
  thumbnail_sha256 text check (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (agency_id, record_id, position, page),
  foreign key (agency_id, record_id, position) references archive.record_file (agency_id, record_id, position)
);
create index record_page_image on archive.record_page using hash (image_sha256);
create index record_page_thumbnail on archive.record_page using hash (thumbnail_sha256);

-- The words of a record for the search; read again, they are written beside the former ones.
create table archive.record_text (
  agency_id uuid not null,
  record_id uuid not null,
  edition smallint not null,
  body text not null,
  search tsvector not null,
  primary key (agency_id, record_id, edition),
  foreign key (agency_id, record_id) references archive.record (agency_id, id)
);
create index record_text_search on archive.record_text using gin (search) with (fastupdate = off);

-- Words that stand beside each other: a phrase is found by its pairs, where each of its words may be in half of all texts.
-- What is longer than an index takes is no word of a phrase.
create function archive.word_pairs(words tsvector) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  with word as materialized (select w.lexeme, p as place from unnest(words) w, unnest(w.positions) p)
  select array_agg(distinct a.lexeme || ' ' || b.lexeme) from word a join word b on b.place = a.place + 1
  where octet_length(a.lexeme) + octet_length(b.lexeme) <= 1000
$$;
grant execute on function archive.word_pairs to pendopo_app, pendopo_worker;
create index record_text_pairs on archive.record_text using gin (archive.word_pairs(search)) with (fastupdate = off);

-- The words of records that the whole agency may read, so that one that was typed wrongly can be put right.
create table archive.word (
  agency_id uuid not null,
  word text not null check (length(word) between 3 and 40),
  primary key (agency_id, word)
);
create index word_nearest on archive.word using gist (agency_id, word gist_trgm_ops);

-- What was done to a dossier, with what was there before and why; what was put in order is undone at most once.
create table archive.arrangement (
  agency_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('rename', 'reorder', 'move', 'merge', 'close', 'reopen')),
  dossier_id uuid not null,
  -- The dossier that records went into.
  into_id uuid,
  title_before text,
  -- Records and the item numbers that they had.
  records uuid[] not null default '{}',
  numbers int[] not null default '{}',
  reason text,
  done_by uuid not null,
  done_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  foreign key (agency_id, into_id) references archive.dossier (agency_id, id),
  check (cardinality(records) = cardinality(numbers)),
  check ((undone_by is null) = (undone_at is null)),
  check ((into_id is not null) = (kind in ('move', 'merge')))
);
create index arrangement_dossier on archive.arrangement (agency_id, dossier_id, id desc);
create index arrangement_into on archive.arrangement (agency_id, into_id, id desc) where into_id is not null;

-- What could not file itself, until somebody files it.
create table archive.unfiled (
  agency_id uuid not null,
  source_module text not null,
  source_id uuid not null,
  unit_id uuid not null,
  reason text not null check (reason in ('no-code', 'unknown-code')),
  since timestamptz not null,
  primary key (agency_id, source_module, source_id)
);
create index unfiled_recent on archive.unfiled (agency_id, unit_id, source_id desc);

create table archive.trigger_event (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  period text not null check (period in ('active', 'inactive')),
  words text not null check (length(words) between 1 and 300),
  -- Null in a correction that takes an event back.
  occurred_on date,
  corrects uuid,
  reason text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (agency_id, id),
  constraint event_corrected_once unique (agency_id, corrects),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  foreign key (agency_id, corrects) references archive.trigger_event (agency_id, id),
  check (occurred_on is not null or corrects is not null)
);
create index trigger_event_dossier on archive.trigger_event (agency_id, dossier_id, id);

create table archive.hold (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  record_id uuid,
  reason text not null check (reason in ('dispute', 'audit', 'information-request', 'other')),
  note text,
  from_day date not null,
  placed_by uuid not null,
  placed_at timestamptz not null,
  lifted_on date check (lifted_on >= from_day),
  lifted_by uuid,
  lifted_note text,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  check ((lifted_on is null) = (lifted_by is null))
);
create index hold_standing on archive.hold (agency_id, dossier_id) where lifted_on is null;
create index hold_dossier on archive.hold (agency_id, dossier_id, id);
create index hold_record on archive.hold (agency_id, record_id) where record_id is not null;

create table archive.reappraisal (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  decided_on date not null,
  fate text not null check (fate in ('destroy', 'permanent')),
  keep_until date,
  minutes text not null check (length(minutes) between 1 and 120),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id)
);
create index reappraisal_dossier on archive.reappraisal (agency_id, dossier_id, decided_on desc);

create table archive.loan (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  borrower_id uuid not null,
  purpose text not null check (length(purpose) between 1 and 500),
  lent_by uuid not null,
  lent_at timestamptz not null,
  due_on date not null,
  returned_at timestamptz,
  returned_to uuid,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  foreign key (agency_id, borrower_id) references organization.person (agency_id, id),
  check ((returned_at is null) = (returned_to is null))
);
create unique index loan_out on archive.loan (agency_id, dossier_id) where returned_at is null;
create index loan_overdue on archive.loan (agency_id, due_on) where returned_at is null;
create index loan_borrower on archive.loan (agency_id, borrower_id, id desc);

-- A list that goes through the steps of a disposal.
create table archive.disposal_list (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  kind text not null check (kind in ('transfer', 'destruction', 'handover')),
  agency_kind text not null check (agency_kind in ('regional', 'central')),
  created_by uuid not null,
  created_at timestamptz not null,
  decree_number text,
  decree_on date,
  closed_by uuid,
  closed_at timestamptz,
  considered_by uuid,
  considered_on date,
  consideration_number text,
  stipulated_by uuid,
  stipulated_on date,
  stipulation_number text,
  report_number text,
  report_by uuid,
  report_on date,
  first_executed_by uuid,
  first_executed_at timestamptz,
  second_executed_by uuid,
  second_executed_at timestamptz,
  cancelled_by uuid,
  cancelled_at timestamptz,
  cancel_reason text,
  version int not null default 1,
  primary key (agency_id, id),
  constraint two_executors check (second_executed_by <> first_executed_by),
  constraint second_after_first check (second_executed_by is null or first_executed_by is not null),
  check ((first_executed_by is null) = (first_executed_at is null)),
  check ((second_executed_by is null) = (second_executed_at is null)),
  check (cancelled_at is null or second_executed_at is null)
);
create index disposal_list_recent on archive.disposal_list (agency_id, kind, id desc);
create index disposal_list_open on archive.disposal_list (agency_id, id desc) where second_executed_at is null and cancelled_at is null;

create table archive.panel_member (
  agency_id uuid not null,
  list_id uuid not null,
  person_id uuid not null,
  capacity text not null check (capacity in ('records-unit-head', 'processing-unit-head', 'archivist', 'other')),
  unit_id uuid,
  is_chair boolean not null default false,
  primary key (agency_id, list_id, person_id),
  foreign key (agency_id, list_id) references archive.disposal_list (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  constraint chair_heads_records_unit check (not is_chair or capacity = 'records-unit-head')
);
create unique index panel_chair on archive.panel_member (agency_id, list_id) where is_chair;

create table archive.disposal_item (
  agency_id uuid not null,
  list_id uuid not null,
  dossier_id uuid not null,
  unit_id uuid not null,
  added_by uuid not null,
  added_at timestamptz not null,
  -- The retention that it was selected for.
  active_until date,
  inactive_until date,
  fate text check (fate in ('destroy', 'permanent', 'reappraise')),
  retention_years smallint,
  dropped_on date,
  drop_code text,
  primary key (agency_id, list_id, dossier_id),
  foreign key (agency_id, list_id) references archive.disposal_list (agency_id, id),
  foreign key (agency_id, dossier_id) references archive.dossier (agency_id, id),
  check ((dropped_on is null) = (drop_code is null))
);
create index disposal_item_dossier on archive.disposal_item (agency_id, dossier_id);

create table archive.appraisal (
  agency_id uuid not null,
  list_id uuid not null,
  dossier_id uuid not null,
  person_id uuid not null,
  appraised_on date not null,
  physically_checked boolean not null,
  opinion text not null check (opinion in ('agree', 'keep')),
  note text,
  primary key (agency_id, list_id, dossier_id, person_id),
  foreign key (agency_id, list_id, dossier_id) references archive.disposal_item (agency_id, list_id, dossier_id),
  foreign key (agency_id, list_id, person_id) references archive.panel_member (agency_id, list_id, person_id),
  constraint agreed_after_a_look check (opinion = 'keep' or physically_checked)
);

create table archive.approval (
  agency_id uuid not null,
  list_id uuid not null,
  authority text not null check (authority in ('regional-head', 'national-archive', 'archival-institution')),
  number text not null check (length(number) between 1 and 120),
  letter_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  cited boolean not null default false,
  primary key (agency_id, list_id, authority),
  foreign key (agency_id, list_id) references archive.disposal_list (agency_id, id)
);

-- Who saw it, and who signed the report.
create table archive.disposal_hand (
  agency_id uuid not null,
  list_id uuid not null,
  role text not null check (role in ('legal-witness', 'supervision-witness', 'records-unit-signer', 'processing-unit-signer', 'institution-signer')),
  unit_id uuid,
  person_id uuid not null,
  at timestamptz not null,
  foreign key (agency_id, list_id) references archive.disposal_list (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id)
);
create unique index disposal_hand_once on archive.disposal_hand (agency_id, list_id, role, unit_id) nulls not distinct;

call core.protect('archive.classification_version', 'archive.classification', 'archive.access_rule', 'archive.place',
  'archive.dossier_year', 'archive.dossier', 'archive.reader', 'archive.record', 'archive.record_file', 'archive.record_page', 'archive.record_text',
  'archive.word', 'archive.arrangement', 'archive.unfiled',
  'archive.trigger_event', 'archive.hold', 'archive.reappraisal', 'archive.loan', 'archive.disposal_list',
  'archive.panel_member', 'archive.disposal_item', 'archive.appraisal', 'archive.approval', 'archive.disposal_hand');
