-- Drafts of letters, every version of their text, and the steps of their way to the signature.

create table outgoing.draft (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  unit_id uuid not null,
  kind_code text not null,
  stage text not null default 'draft' check (stage in ('draft', 'review', 'ready', 'numbered', 'signing', 'signed', 'sent', 'cancelled')),
  subject text not null check (length(subject) between 1 and 1000),
  classification_code text,
  security_class text not null check (security_class in ('SR', 'R', 'T', 'B')),
  urgency text not null check (urgency in ('sangat-segera', 'segera', 'biasa')),
  -- The post in whose name the letter goes out, and the one that signs it; the same where it signs for itself.
  issuing_post_id uuid not null,
  signing_post_id uuid not null,
  drafted_post_id uuid not null,
  drafted_by uuid not null,
  -- Posts that may read it where it is SR or R: who wrote it, whose paraf and signature it needs, who was named.
  readers uuid[] not null check (drafted_post_id = any (readers)),
  -- The incoming letter that it answers and the desk of the disposition; of other modules, so without a foreign key.
  answers_letter_id uuid,
  answers_desk_id uuid,
  -- A correction or withdrawal is a letter of its own.
  amends_draft_id uuid,
  amends_how text check (amends_how in ('corrects', 'withdraws')),
  version_number int not null default 1 check (version_number > 0),
  created_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_note text,
  version int not null default 1,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, issuing_post_id) references organization.post (agency_id, id),
  foreign key (agency_id, signing_post_id) references organization.post (agency_id, id),
  foreign key (agency_id, drafted_post_id) references organization.post (agency_id, id),
  foreign key (agency_id, amends_draft_id) references outgoing.draft (agency_id, id),
  check ((amends_draft_id is null) = (amends_how is null)),
  check (stage <> 'cancelled' or settled_note is not null)
);
create index draft_of_post on outgoing.draft (agency_id, drafted_post_id, id desc);
create index draft_of_unit on outgoing.draft (agency_id, unit_id, id desc);
create index draft_to_sign on outgoing.draft (agency_id, signing_post_id, id desc) where stage in ('ready', 'numbered', 'signing');
create index draft_answers on outgoing.draft (agency_id, answers_letter_id) where answers_letter_id is not null;
create index draft_amends on outgoing.draft (agency_id, amends_draft_id) where amends_draft_id is not null;

-- A version is written once: what was approved can be compared with what was signed.
create table outgoing.version (
  agency_id uuid not null,
  draft_id uuid not null,
  number int not null check (number > 0),
  -- Text, recipients, copies, attachments: the contract's LetterText and what stands round it.
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  made_by uuid not null,
  made_post_id uuid not null,
  made_at timestamptz not null,
  note text check (length(note) between 1 and 2000),
  primary key (agency_id, draft_id, number),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, made_post_id) references organization.post (agency_id, id)
);

-- Paraf hierarki in order, paraf koordinasi side by side, then the signatures. A returned draft begins a new round.
create table outgoing.step (
  agency_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  round int not null check (round > 0),
  position int not null check (position > 0),
  kind text not null check (kind in ('hierarchical', 'coordination', 'signature')),
  post_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'open', 'approved', 'edited', 'returned', 'signed', 'skipped')),
  -- The version that was looked at.
  version_number int,
  opened_at timestamptz,
  settled_at timestamptz,
  settled_by uuid,
  note text check (length(note) between 1 and 2000),
  primary key (agency_id, id),
  constraint step_of_post unique (agency_id, draft_id, round, position, post_id),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  foreign key (agency_id, draft_id, version_number) references outgoing.version (agency_id, draft_id, number),
  check ((state in ('waiting', 'open')) = (settled_at is null)),
  check (state <> 'returned' or note is not null),
  check (state not in ('approved', 'edited', 'signed') or (settled_by is not null and version_number is not null))
);
create index step_waiting on outgoing.step (agency_id, post_id, kind, draft_id desc) where state = 'open';
create index step_of_draft on outgoing.step (agency_id, draft_id, round, position);

call core.protect('outgoing.draft', 'outgoing.version', 'outgoing.step');

-- SR and R: the database shows them to the named posts alone, and lets nobody else name any. The worker prints and sends them.
create policy confidential on outgoing.draft as restrictive to pendopo_app
  using (security_class in ('B', 'T') or readers && (select core.acting_posts()))
  with check (security_class in ('B', 'T') or readers && (select core.acting_posts()));
create policy confidential on outgoing.version as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = version.agency_id and d.id = version.draft_id));
create policy confidential on outgoing.step as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = step.agency_id and d.id = step.draft_id));

grant select, insert, update on outgoing.draft, outgoing.step to pendopo_app, pendopo_worker;
grant select, insert on outgoing.version to pendopo_app, pendopo_worker;
