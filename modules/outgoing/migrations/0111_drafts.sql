-- Drafts of letters, every version of their text, and the steps of their way to the signature.

create table outgoing.draft (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  unit_id uuid not null,
  kind_code text not null,
  -- As the kind was called when the letter was begun.
  kind_name text not null check (length(kind_name) between 1 and 120),
  stage text not null default 'draft' check (stage in ('draft', 'review', 'ready', 'numbered', 'signing', 'signed', 'sent', 'cancelled')),
  -- What stands round the text: DraftFacts of the contract. What lists and rights ask of it is read out of it.
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  subject text not null generated always as (facts ->> 'subject') stored check (length(subject) between 1 and 1000),
  security_class text not null generated always as (facts ->> 'securityClass') stored check (security_class in ('SR', 'R', 'T', 'B')),
  urgency text not null generated always as (facts ->> 'urgency') stored check (urgency in ('sangat-segera', 'segera', 'biasa')),
  -- The first recipients as they are printed, for the lists.
  addressed text not null default '' check (length(addressed) <= 400),
  search text not null generated always as (lower((facts ->> 'subject') || E'\n' || addressed || E'\n' || kind_name)) stored,
  drafted_post_id uuid not null,
  drafted_by uuid not null,
  -- Posts that take part: who wrote it, whose paraf and signature it needs, who received it. SR and R are read by them alone.
  readers uuid[] not null check (drafted_post_id = any (readers)),
  -- Those of the readers that take part; who only received it is none of them. The database keeps it itself.
  taking_part uuid[] not null default '{}' check (readers @> taking_part),
  -- It is of class R or SR, or was at some time: what was written until then is for who takes part alone. Kept likewise.
  was_confidential boolean not null default false,
  -- The incoming letter that it answers and the desk of the disposition; of other modules, so without a foreign key.
  answers_letter_id uuid,
  answers_desk_id uuid,
  -- A correction or withdrawal is a letter of its own.
  amends_draft_id uuid,
  amends_how text check (amends_how in ('corrects', 'withdraws')),
  -- In whose name the letter that it amends went out: read out of that one, which its signers need not be able to read.
  amends_issuing_post_id uuid,
  -- The last version that was kept; 0 as long as there is none.
  version_number int not null default 0 check (version_number >= 0),
  -- Counts the changes of the facts.
  revision int not null default 1 check (revision > 0),
  -- Since when it lies where it lies, and whether the last step gave it back to the writer.
  held_since timestamptz not null,
  returned boolean not null default false check (not returned or stage = 'draft'),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_note text check (length(settled_note) between 1 and 500),
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organization.unit (agency_id, id),
  foreign key (agency_id, drafted_post_id) references organization.post (agency_id, id),
  foreign key (agency_id, amends_draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, amends_issuing_post_id) references organization.post (agency_id, id),
  check ((amends_draft_id is null) = (amends_how is null)),
  check ((amends_draft_id is null) = (amends_issuing_post_id is null)),
  check ((stage = 'cancelled') = (settled_at is not null)),
  check (stage <> 'cancelled' or settled_note is not null)
);
create index draft_of_post on outgoing.draft (agency_id, drafted_post_id, id);
create index draft_of_unit on outgoing.draft (agency_id, unit_id, id);
create index draft_returned on outgoing.draft (agency_id, drafted_post_id) where returned;
create index draft_to_send on outgoing.draft (agency_id, id desc) where stage = 'signed';
create index draft_sent on outgoing.draft (agency_id, id desc) where stage = 'sent';
create index draft_answers on outgoing.draft (agency_id, answers_letter_id, id desc) where answers_letter_id is not null;
create index draft_amends on outgoing.draft (agency_id, amends_draft_id) where amends_draft_id is not null;

-- What was sent on its way stands until it is taken back or given back; what was signed or cancelled stays that.
create function outgoing.draft_stands() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.stage not in ('draft', 'review') and (new.facts is distinct from old.facts or new.version_number <> old.version_number) then
    raise exception 'a letter at stage % stands as it is', old.stage using errcode = 'check_violation', constraint = 'draft_stands';
  end if;
  if new.stage <> old.stage and (old.stage in ('cancelled', 'sent') or (old.stage = 'signed' and new.stage <> 'sent')) then
    raise exception 'a letter does not go from % to %', old.stage, new.stage using errcode = 'check_violation', constraint = 'draft_stands';
  end if;
  return new;
end $$;
create trigger stands before update on outgoing.draft for each row execute function outgoing.draft_stands();

-- Whoever is added once it was sent received it; a class that it had once is not forgotten.
create function outgoing.draft_known_to() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.taking_part := case when tg_op = 'UPDATE' and new.stage = 'sent' then old.taking_part else new.readers end;
  new.was_confidential := new.facts ->> 'securityClass' in ('SR', 'R') or (tg_op = 'UPDATE' and old.was_confidential);
  return new;
end $$;
create trigger known_to before insert or update on outgoing.draft for each row execute function outgoing.draft_known_to();

-- The first signer decides in whose name: their own post, or the one above for which they sign.
create function outgoing.draft_amends() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select coalesce(d.facts #>> '{signers,0,forPostId}', d.facts #>> '{signers,0,postId}')::uuid into new.amends_issuing_post_id
  from outgoing.draft d where d.agency_id = new.agency_id and d.id = new.amends_draft_id;
  return new;
end $$;
create trigger amends before insert on outgoing.draft for each row when (new.amends_draft_id is not null)
  execute function outgoing.draft_amends();

-- Posts that write along while it is a draft, named by the writer's; they read it like everybody who takes part.
create table outgoing.co_writer (
  agency_id uuid not null,
  draft_id uuid not null,
  post_id uuid not null,
  named_by uuid not null,
  named_at timestamptz not null,
  primary key (agency_id, draft_id, post_id),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id)
);
create index co_writer_of_post on outgoing.co_writer (agency_id, post_id, draft_id);

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
  constraint step_of_post unique (agency_id, draft_id, round, post_id),
  foreign key (agency_id, draft_id) references outgoing.draft (agency_id, id),
  foreign key (agency_id, post_id) references organization.post (agency_id, id),
  foreign key (agency_id, draft_id, version_number) references outgoing.version (agency_id, draft_id, number),
  check ((state in ('waiting', 'open')) = (settled_at is null)),
  check (state <> 'returned' or note is not null),
  check (state not in ('approved', 'edited', 'signed') or (settled_by is not null and version_number is not null))
);
create index step_waiting on outgoing.step (agency_id, post_id, kind, draft_id desc) where state = 'open';
create index step_of_draft on outgoing.step (agency_id, draft_id, round, position);

call core.protect('outgoing.draft', 'outgoing.version', 'outgoing.step', 'outgoing.co_writer');

-- SR and R, and what was so once and is not signed yet: the database shows them to the named posts alone, and lets nobody
-- else name any. The worker prints and sends them.
create policy confidential on outgoing.draft as restrictive to pendopo_app
  using (security_class in ('B', 'T') and (not was_confidential or stage in ('signed', 'sent'))
    or readers && (select core.acting_posts()))
  with check (security_class in ('B', 'T') and (not was_confidential or stage in ('signed', 'sent'))
    or readers && (select core.acting_posts()));
-- How a letter came about: where it ever was SR or R, for who takes part, and not for who received it.
create policy confidential on outgoing.version as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = version.agency_id and d.id = version.draft_id
    and (not d.was_confidential or d.taking_part && (select core.acting_posts()))));
-- Offset 0: each step asks for its own draft by its key. Without it the planner may read all drafts for a list of steps.
create policy confidential on outgoing.step as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = step.agency_id and d.id = step.draft_id
    and (not d.was_confidential or d.taking_part && (select core.acting_posts())) offset 0));

create policy confidential on outgoing.co_writer as restrictive to pendopo_app
  using (exists (select from outgoing.draft d where d.agency_id = co_writer.agency_id and d.id = co_writer.draft_id
    and (not d.was_confidential or d.taking_part && (select core.acting_posts())) offset 0));

-- Who writes along is said while it is a draft, and stands as it was from then on.
create policy named_in_draft on outgoing.co_writer as restrictive for insert to pendopo_app, pendopo_worker
  with check (exists (select from outgoing.draft d
    where d.agency_id = co_writer.agency_id and d.id = co_writer.draft_id and d.stage = 'draft'));
create policy taken_off_in_draft on outgoing.co_writer as restrictive for delete to pendopo_app, pendopo_worker
  using (exists (select from outgoing.draft d
    where d.agency_id = co_writer.agency_id and d.id = co_writer.draft_id and d.stage = 'draft'));

-- A settled step stays as it was settled.
create policy unsettled on outgoing.step as restrictive for update to pendopo_app, pendopo_worker
  using (state in ('waiting', 'open')) with check (true);

grant select, insert on outgoing.draft, outgoing.step to pendopo_app, pendopo_worker;
grant update (stage, facts, addressed, readers, version_number, revision, held_since, returned, changed_at, settled_at,
  settled_by, settled_note) on outgoing.draft to pendopo_app, pendopo_worker;
grant update (state, version_number, opened_at, settled_at, settled_by, note) on outgoing.step to pendopo_app, pendopo_worker;
grant select, insert on outgoing.version to pendopo_app, pendopo_worker;
grant select, insert, delete on outgoing.co_writer to pendopo_app, pendopo_worker;
