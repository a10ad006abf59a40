-- Outgoing letters: what an agency decides for itself. Each row holds from its day on; of those that have begun the one
-- with the latest day counts, and of one day the one that was made last. None is ever overwritten: each names the one that
-- stood before it (`follows`), so that two who decide at once do not undo each other unseen.

create schema outgoing;
grant usage on schema outgoing to pendopo_app, pendopo_worker;

-- A kind of letter in the form that the agency wants, or one of its own.
create table outgoing.kind (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,29}$'),
  starts_on date not null,
  rule jsonb not null check (jsonb_typeof(rule) = 'object' and rule ->> 'code' = code),
  dropped boolean not null default false,
  follows uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, follows) references outgoing.kind (agency_id, id),
  constraint kind_decided_meanwhile unique nulls not distinct (agency_id, code, follows)
);
comment on column outgoing.kind.rule is 'LetterKind of the contract: layout, numbering group, letterhead, paper, titles, copies.';

create table outgoing.numbering_group (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null check (length(name) between 1 and 120),
  starts_on date not null,
  pattern text not null check (length(pattern) between 1 and 120),
  counter text not null check (counter in ('book', 'classification')),
  follows uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, follows) references outgoing.numbering_group (agency_id, id),
  constraint group_decided_meanwhile unique nulls not distinct (agency_id, code, follows)
);

-- Layouts and words of the agency ("Perihal" where others write "Hal").
create table outgoing.paper_rule (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  about text not null check (about ~ '^(words|page-a4|page-f4|layout-[a-z]+)$'),
  starts_on date not null,
  rule jsonb not null,
  follows uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, follows) references outgoing.paper_rule (agency_id, id),
  constraint paper_rule_decided_meanwhile unique nulls not distinct (agency_id, about, follows)
);

-- Kop of a unit and what lies below it without one of its own; of the agency where it stands at the root.
create table outgoing.letterhead (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  unit_id uuid not null,
  form text not null check (form in ('post', 'agency')),
  lines text[] not null check (cardinality(lines) between 1 and 5),
  address text[] not null default '{}' check (cardinality(address) <= 4),
  -- SVG, cleaned when it was entered.
  emblem text check (length(emblem) <= 400000),
  -- Where its letters are made: "Arunika, 21 November 2026".
  place text check (length(place) between 1 and 120),
  starts_on date not null,
  follows uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, follows) references outgoing.letterhead (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  constraint letterhead_decided_meanwhile unique nulls not distinct (agency_id, unit_id, form, follows)
);

-- Written mandates to sign: a.n. from a post to the one below it, u.b. from there one level further.
create table outgoing.delegation (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  kind text not null check (kind in ('an', 'ub')),
  from_post_id uuid not null,
  to_post_id uuid not null,
  -- Null: all kinds.
  letter_kinds text[] check (cardinality(letter_kinds) between 1 and 100),
  starts_at timestamptz not null,
  ends_at timestamptz,
  decree_number text not null check (length(decree_number) between 1 and 100),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, from_post_id) references organization.post (agency_id, id),
  foreign key (agency_id, to_post_id) references organization.post (agency_id, id),
  check (from_post_id <> to_post_id),
  -- A mandate that was withdrawn before it began ends where it starts and is never in force.
  check (ends_at >= starts_at)
);
comment on column outgoing.delegation.ends_at is 'The first instant at which the mandate holds no more.';
create index delegation_to on outgoing.delegation (agency_id, to_post_id, starts_at);
create index delegation_from on outgoing.delegation (agency_id, from_post_id, starts_at);

call core.protect('outgoing.kind', 'outgoing.numbering_group', 'outgoing.paper_rule', 'outgoing.letterhead', 'outgoing.delegation');
grant select, insert on outgoing.kind, outgoing.numbering_group, outgoing.paper_rule, outgoing.letterhead to pendopo_app, pendopo_worker;
grant select, insert on outgoing.delegation to pendopo_app, pendopo_worker;
grant update (ends_at) on outgoing.delegation to pendopo_app, pendopo_worker;
