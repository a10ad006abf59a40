-- Papers as they were printed for signing, the intents of people to sign them, and every signature that was made.

create table outgoing.paper (
  agency_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  number_id uuid not null,
  version_number int not null,
  letter_day date not null,
  -- What it was printed from, signature blocks and words included: the same facts give the same paper.
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  -- Who signs, in order: post, reserved field and rectangle of each.
  places jsonb not null check (jsonb_typeof(places) = 'array' and jsonb_array_length(places) > 0),
  certified boolean not null,
  verification_code text not null check (verification_code ~ '^[0-9A-Z]{16,32}$'),
  pages int not null check (pages > 0),
  -- The file as it stands, with the signatures that it has, and its SHA-256.
  file_id uuid not null,
  digest bytea not null check (length(digest) = 32),
  signatures int not null default 0 check (signatures >= 0),
  printed_at timestamptz not null,
  -- A later paper took its place: another day, another text.
  replaced_at timestamptz,
  -- The act that signs it at this moment; after that instant it is taken for interrupted.
  claimed_by uuid,
  claimed_until timestamptz,
  primary key (agency_id, id),
  constraint paper_code_taken unique (verification_code),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, draft_id, version_number) references outgoing.version (agency_id, draft_id, number),
  foreign key (agency_id, number_id) references outgoing.number (agency_id, id),
  constraint signed_paper_stays check (replaced_at is null or signatures = 0),
  check ((claimed_by is null) = (claimed_until is null))
);
create unique index paper_of_draft on outgoing.paper (agency_id, draft_id) where replaced_at is null;
create index paper_of_number on outgoing.paper (agency_id, number_id);
create index paper_history_of_draft on outgoing.paper (agency_id, draft_id, version_number);

-- A file is only followed by one with one signature more.
create function outgoing.paper_gains_signatures() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.digest, new.file_id) is distinct from (old.digest, old.file_id) and new.signatures <> old.signatures + 1
    or (new.digest = old.digest or new.file_id = old.file_id) and new.signatures <> old.signatures then
    raise exception 'a paper changes by a signature alone' using errcode = 'check_violation', constraint = 'paper_gains_signatures';
  end if;
  return new;
end $$;
create trigger gains_signatures before update on outgoing.paper for each row execute function outgoing.paper_gains_signatures();

-- What one person means to sign, through one post, for some minutes: used once.
create table outgoing.signing (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  person_id uuid not null,
  post_id uuid not null,
  provider text not null check (provider in ('local-x509', 'bsre-v1', 'bsre-v2')),
  certified boolean not null,
  -- What was known of the certificate when the act was prepared, and what is typed to sign.
  certificate_state text not null check (length(certificate_state) between 3 and 30),
  certificate_until timestamptz,
  secret text not null check (secret in ('passphrase', 'pin', 'either')),
  prepared_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > prepared_at),
  begun_at timestamptz,
  -- The key of the request that began it: sent again, it is told how far it came.
  act_key text check (length(act_key) between 8 and 200),
  -- Who works on it says so again and again; after that instant it is taken for interrupted.
  alive_until timestamptz,
  ended_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  check ((begun_at is null) = (alive_until is null)),
  check (ended_at is null or begun_at is not null)
);

-- A letter of the act, with the digest of the paper that was shown.
create table outgoing.signing_item (
  agency_id uuid not null,
  signing_id uuid not null,
  draft_id uuid not null,
  position int not null check (position > 0),
  step_id uuid,
  paper_id uuid,
  digest bytea check (length(digest) = 32),
  state text not null check (state in ('ready', 'refused', 'signing', 'signed', 'failed')),
  code text check (length(code) between 3 and 100),
  complete boolean not null default false,
  settled_at timestamptz,
  primary key (agency_id, signing_id, draft_id),
  constraint signing_item_place unique (agency_id, signing_id, position),
  foreign key (agency_id, signing_id) references outgoing.signing (agency_id, id),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, step_id) references outgoing.step (agency_id, id),
  foreign key (agency_id, paper_id) references outgoing.paper (agency_id, id),
  check (state = 'refused' or (step_id is not null and paper_id is not null and digest is not null)),
  check ((state in ('refused', 'failed')) = (code is not null))
);
create index signing_item_of_draft on outgoing.signing_item (agency_id, draft_id);
create index signing_item_of_step on outgoing.signing_item (agency_id, step_id);
create index signing_item_of_paper on outgoing.signing_item (agency_id, paper_id);

-- What is settled stays so; the condition of each trigger says when it is.
create function outgoing.stays_settled() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a row of % is settled once', tg_table_name
    using errcode = 'check_violation', constraint = tg_table_name || '_settles';
end $$;
-- A letter of an act that failed is signed by another intent.
create trigger settles before update on outgoing.signing_item for each row
  when (old.state in ('refused', 'signed', 'failed')) execute function outgoing.stays_settled();

-- A signature that stands on a letter. One for each step: no letter is signed twice.
create table outgoing.signature (
  agency_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  paper_id uuid not null,
  position int not null check (position > 0),
  step_id uuid not null,
  signing_id uuid not null,
  person_id uuid not null,
  post_id uuid not null,
  -- As what it was signed, and why the right was there: frozen.
  capacity text not null check (capacity in ('own', 'an', 'ub')),
  holder_kind text not null check (holder_kind in ('definitive', 'plt', 'plh', 'pj', 'pjs')),
  why jsonb not null,
  -- The file that was shown, and the one that came of it.
  shown_digest bytea not null check (length(shown_digest) = 32),
  digest bytea not null check (length(digest) = 32),
  signed_at timestamptz not null,
  primary key (agency_id, id),
  constraint step_signed_twice unique (agency_id, step_id),
  constraint paper_signed_twice unique (agency_id, paper_id, position),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, paper_id) references outgoing.paper (agency_id, id),
  foreign key (agency_id, step_id) references outgoing.step (agency_id, id),
  foreign key (agency_id, signing_id) references outgoing.signing (agency_id, id),
  foreign key (agency_id, person_id) references organization.person (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id)
);
create index signature_of_draft on outgoing.signature (agency_id, draft_id, position);

-- A later edition of a letter: the same bytes with a proof behind them. The letter itself is its first edition and never
-- changes, so whoever holds that file holds a letter of ours for good; the newest is the one that is given out.
create table outgoing.edition (
  agency_id uuid not null,
  letter_id uuid not null,
  number int not null check (number > 1),
  file_id uuid not null,
  digest bytea not null check (length(digest) = 32),
  level text not null check (level in ('B-T', 'B-LT', 'B-LTA')),
  made_at timestamptz not null,
  primary key (agency_id, letter_id, number),
  foreign key (agency_id, letter_id) references outgoing.letter (agency_id, id)
);
-- shown_letters
create index edition_of_content on outgoing.edition using hash (digest);

create function outgoing.edition_follows() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  earlier bytea[];
begin
  select array_agg(known.digest) into earlier from (
    select l.document_digest as digest from outgoing.letter l where l.agency_id = new.agency_id and l.id = new.letter_id
    union all
    select e.digest from outgoing.edition e where e.agency_id = new.agency_id and e.letter_id = new.letter_id) known;
  if new.number <> coalesce(cardinality(earlier), 0) + 1 or new.digest = any (earlier) then
    raise exception 'an edition follows the one before it' using errcode = 'check_violation', constraint = 'edition_follows';
  end if;
  return new;
end $$;
create trigger follows before insert on outgoing.edition for each row execute function outgoing.edition_follows();

-- A letter of which a signature has no time stamp, or whose file does not hold what authorities outside say of
-- revocations, because nobody answered who could have given it. The worker adds it
-- once the letter is complete, or says why it cannot be had.
create table outgoing.awaited_stamp (
  agency_id uuid not null,
  draft_id uuid not null,
  since timestamptz not null,
  -- A letter that awaits the first awaits the second behind it.
  awaits text not null default 'time-stamp' check (awaits in ('time-stamp', 'validation-data')),
  tries int not null default 0 check (tries >= 0),
  -- What stood in the way the last time; why it ended where it was given up.
  reason text check (length(reason) between 3 and 60),
  -- From the last signature on.
  next_try_at timestamptz,
  gives_up_at timestamptz,
  settled_at timestamptz,
  outcome text check (outcome in ('added', 'given-up')),
  primary key (agency_id, draft_id),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  check ((next_try_at is null) = (gives_up_at is null)),
  check ((settled_at is null) = (outcome is null)),
  check (outcome is null or (outcome = 'given-up') = (reason is not null))
);
-- stampsDue, postponeStamps
create index awaited_stamp_due on outgoing.awaited_stamp (agency_id, next_try_at) where settled_at is null;
-- stampsWanted
create index awaited_stamp_wanted on outgoing.awaited_stamp (agency_id, since) where outcome is distinct from 'added';

-- A stamp that was added stays so, and one that was given up does unless it is asked for again.
create trigger settles before update on outgoing.awaited_stamp for each row
  when (old.outcome = 'added' or old.settled_at is not null and new.settled_at is not null)
  execute function outgoing.stays_settled();

call core.protect('outgoing.paper', 'outgoing.signing', 'outgoing.signing_item', 'outgoing.signature', 'outgoing.edition',
  'outgoing.awaited_stamp');

create policy confidential on outgoing.paper as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = paper.agency_id and d.id = paper.draft_id));
create policy confidential on outgoing.signature as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = signature.agency_id and d.id = signature.draft_id));
create policy confidential on outgoing.edition as restrictive to pendopo_app
  using (exists (select from outgoing.letter l where l.agency_id = edition.agency_id and l.id = edition.letter_id));
create policy confidential on outgoing.awaited_stamp as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = awaited_stamp.agency_id and d.id = awaited_stamp.draft_id));
-- What became of a stamp the worker says. People have it asked for: when they sign, and again where it was given up.
create policy asked on outgoing.awaited_stamp as restrictive for update to pendopo_app with check (settled_at is null);
create policy asked_first on outgoing.awaited_stamp as restrictive for insert to pendopo_app with check (settled_at is null);
-- Behind every other rule: an intent is its person's alone. Nobody sees, begins or settles that of another.
create policy own on outgoing.signing as restrictive to pendopo_app
  using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()));
create policy own on outgoing.signing_item as restrictive to pendopo_app
  using (exists (select from outgoing.signing s where s.agency_id = signing_item.agency_id and s.id = signing_item.signing_id));
create policy own on outgoing.signature as restrictive for insert to pendopo_app
  with check (person_id = (select core.person_id()));

-- The worker signs for nobody: it reads what was printed and signed, and of intents nothing.
grant select on outgoing.paper, outgoing.signature to pendopo_app, pendopo_worker;
grant insert on outgoing.paper, outgoing.signature to pendopo_app;
grant update (file_id, digest, signatures, replaced_at, claimed_by, claimed_until) on outgoing.paper to pendopo_app;
grant select, insert on outgoing.signing, outgoing.signing_item to pendopo_app;
grant update (begun_at, act_key, alive_until, ended_at) on outgoing.signing to pendopo_app;
grant update (state, code, complete, settled_at) on outgoing.signing_item to pendopo_app;

-- Proofs are added by the worker alone; an edition is written once.
grant select on outgoing.edition to pendopo_app, pendopo_worker;
grant insert on outgoing.edition to pendopo_worker;
grant select on outgoing.awaited_stamp to pendopo_app, pendopo_worker;
grant insert, update (awaits, tries, next_try_at, gives_up_at, settled_at, outcome) on outgoing.awaited_stamp to pendopo_app;
grant update (awaits, tries, reason, next_try_at, settled_at, outcome) on outgoing.awaited_stamp to pendopo_worker;
