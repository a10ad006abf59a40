-- The core: request context, events, jobs, idempotency, throttling.

create schema core;
grant usage on schema core to pendopo_app, pendopo_worker, pendopo_jobs;

-- The context of the running transaction, set once by the application (see core/db/tx.ts).
create function core.agency_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.agency', true), '')::uuid;
create function core.person_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;
create function core.acting_posts() returns uuid[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.posts', true), ''), ',')::uuid[];

-- Jobs are added by a function, because the queue's tables belong to another role.
create function core.add_job(identifier text, payload json, queue text default null, run_at timestamptz default null, job_key text default null, max_attempts int default 10) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added bigint;
begin
  select id into added from graphile_worker.add_job(identifier, payload, queue, run_at, max_attempts, job_key);
  return added;
end $$;
revoke all on function core.add_job from public;
grant execute on function core.add_job to pendopo_app, pendopo_worker;
grant create on schema core to pendopo_jobs;
alter function core.add_job owner to pendopo_jobs;
revoke create on schema core from pendopo_jobs;

-- One row a fact. Yearly partitions: old years can be detached whole; a subject's timeline stays one index scan a year.
create table core.event (
  agency_id uuid not null,
  id uuid not null,
  type text not null,
  version smallint not null,
  occurred_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'key', 'system', 'public')),
  person_id uuid,
  post_id uuid,
  capacity text,
  subject_id uuid not null,
  matter_id uuid not null,
  payload jsonb not null,
  request_id text,
  primary key (agency_id, id, occurred_at)
) partition by range (occurred_at);
comment on column core.event.capacity is 'How the person acted through the post: definitive, plt, plh, pj, pjs or secretary.';
comment on column core.event.matter_id is 'The thing in whose timeline the fact is told; the subject itself where it stands alone.';
create index event_matter on core.event (agency_id, matter_id, id);

-- Facts of years without a partition of their own; a year that has some here gets none any more.
create table core.event_other partition of core.event default;

create function core.ensure_event_partitions(from_year int, to_year int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  y int;
begin
  for y in from_year..to_year loop
    if to_regclass(format('core.event_%s', y)) is null and not exists (select from core.event_other
        where occurred_at >= make_timestamptz(y, 1, 1, 0, 0, 0, 'UTC') and occurred_at < make_timestamptz(y + 1, 1, 1, 0, 0, 0, 'UTC')) then
      execute format('create table core.event_%s partition of core.event for values from (%L) to (%L)',
        y, make_timestamptz(y, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(y + 1, 1, 1, 0, 0, 0, 'UTC'));
    end if;
  end loop;
end $$;
select core.ensure_event_partitions(extract(year from now())::int - 1, extract(year from now())::int + 2);

create table core.idempotency (
  agency_id uuid not null,
  actor_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  operation text not null,
  request_hash bytea not null,
  response json,
  created_at timestamptz not null default now(),
  primary key (agency_id, actor_id, key)
);
create index idempotency_created on core.idempotency (created_at);

-- Counters of tries, shared by all processes. Lost in a crash, which only forgives.
create unlogged table core.throttle (
  key text primary key,
  used int not null,
  resets_at timestamptz not null
);
create function core.try_throttle(throttle_key text, allowance int, window_seconds int) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into core.throttle as t (key, used, resets_at)
  values (throttle_key, 1, clock_timestamp() + make_interval(secs => window_seconds))
  on conflict (key) do update set
    used = case when t.resets_at <= clock_timestamp() then 1 else t.used + 1 end,
    resets_at = case when t.resets_at <= clock_timestamp() then excluded.resets_at else t.resets_at end
  returning case when used <= allowance then 0
    else greatest(1, ceil(extract(epoch from resets_at - clock_timestamp())))::int end
$$;
comment on function core.try_throttle is 'Counts one try; 0 when allowed, else the seconds to wait.';

-- Row-level security: the agency of the context sees its own rows, nobody else's. Every tenant table is given to this.
create procedure core.protect(variadic tables regclass[]) language plpgsql as $$
declare
  t regclass;
begin
  foreach t in array tables loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy agency on %s to pendopo_app, pendopo_worker
      using (agency_id = (select core.agency_id())) with check (agency_id = (select core.agency_id()))', t);
    -- The owner is only used by migrations and by the functions that say so (security definer).
    execute format('create policy owner on %s to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;
revoke all on procedure core.protect from public;
call core.protect('core.event', 'core.idempotency');

-- A remembered answer is for the person who was answered.
create policy own on core.idempotency as restrictive to pendopo_app using (actor_id = (select core.person_id()));

-- Events are append-only for the application.
grant select, insert on core.event to pendopo_app, pendopo_worker;
grant select, insert, update on core.idempotency to pendopo_app, pendopo_worker;
revoke all on function core.ensure_event_partitions from public;
grant execute on function core.ensure_event_partitions to pendopo_worker;
revoke all on function core.try_throttle from public;
grant execute on function core.try_throttle to pendopo_app, pendopo_worker;

-- Housekeeping that crosses agencies, for the worker's schedule only.
create function core.forget_expired() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from core.idempotency where created_at < now() - interval '24 hours';
  delete from core.throttle where resets_at < now();
$$;
revoke all on function core.forget_expired from public;
grant execute on function core.forget_expired to pendopo_worker;
