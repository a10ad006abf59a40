-- Idempotency keys of work that runs outside one transaction: the key is taken first, and answered for at the end.

alter table core.idempotency add column told_once boolean not null default false;
comment on column core.idempotency.response is 'Null while the act is under way, or was cut off.';
comment on column core.idempotency.told_once is 'The answer held something that is told once and kept nowhere, such as a new API key.';
-- A refused act gives its key back.
grant delete on core.idempotency to pendopo_app;

-- Keys of people who have not signed in, by digest: known to nobody, good for one use.
create table core.spent_key (
  key_hash bytea primary key,
  spent_at timestamptz not null default now()
);
create index spent_key_at on core.spent_key (spent_at);
create function core.spend_key(hash bytea) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with spent as (insert into core.spent_key (key_hash) values ($1) on conflict do nothing returning 1)
  select exists (select from spent)
$$;
create function core.return_key(hash bytea) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from core.spent_key where key_hash = $1
$$;
revoke all on function core.spend_key, core.return_key from public;
grant execute on function core.spend_key, core.return_key to pendopo_app;

create or replace function core.forget_expired() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from core.idempotency where created_at < now() - interval '24 hours';
  delete from core.spent_key where spent_at < now() - interval '24 hours';
  delete from core.throttle where resets_at < now();
$$;
