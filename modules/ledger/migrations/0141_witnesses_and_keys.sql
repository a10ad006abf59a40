-- Who witnesses by which policy, keys that change, and logs that end: each is only added to.

-- Members of a group count together in the policy. One that is removed is asked no more; what it cosigned stays.
alter table ledger.witness
  add column member_of text not null default 'saksi' check (member_of ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  add column removed_at timestamptz,
  add column removed_by uuid,
  add constraint witness_removed check (removed_by is null or removed_at is not null);
-- The worker is also the operator at the command line.
grant insert on ledger.witness to pendopo_app, pendopo_worker;
grant update (address, member_of, added_by, added_at, removed_at, removed_by) on ledger.witness to pendopo_app, pendopo_worker;
create trigger kept before delete on ledger.witness for each row execute function ledger.refuse_change();

-- How many of a group are enough, where the agency decided so; null again for what the product advises.
create table ledger.quorum (
  agency_id uuid not null references organization.agency (id),
  member_of text not null check (member_of ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  needs int check (needs between 1 and 100),
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (agency_id, member_of)
);

-- Every policy that readers were ever given (C2SP tlog-policy); an event tells of each.
create table ledger.policy (
  agency_id uuid not null references organization.agency (id),
  number int not null check (number > 0),
  text text not null,
  made_at timestamptz not null,
  primary key (agency_id, number)
);

-- Until when a key signs, once another takes its place; until then both do.
create table ledger.key_end (
  agency_id uuid not null,
  key_id uuid not null,
  ends_at timestamptz not null,
  primary key (agency_id, key_id),
  foreign key (agency_id, key_id) references ledger.log_key (agency_id, id)
);

-- A log that could not go on. The first leaf of the one that follows names it, its size and its root.
create table ledger.log_end (
  agency_id uuid not null,
  stream text not null,
  followed_by text not null,
  ended_at timestamptz not null,
  primary key (agency_id, stream),
  foreign key (agency_id, stream) references ledger.log (agency_id, stream),
  foreign key (agency_id, followed_by) references ledger.log (agency_id, stream)
);

call core.protect('ledger.quorum', 'ledger.policy', 'ledger.key_end', 'ledger.log_end');
grant select on ledger.quorum, ledger.policy, ledger.key_end, ledger.log_end to pendopo_app, pendopo_worker;
grant insert, update (needs, decided_by, decided_at) on ledger.quorum to pendopo_app, pendopo_worker;
grant insert on ledger.policy to pendopo_app, pendopo_worker;
grant insert on ledger.key_end, ledger.log_end to pendopo_worker;
create trigger added_to before update or delete on ledger.policy for each row execute function ledger.refuse_change();
create trigger added_to before update or delete on ledger.key_end for each row execute function ledger.refuse_change();
create trigger added_to before update or delete on ledger.log_end for each row execute function ledger.refuse_change();

-- A log that ended waits for no checkpoint; what its keeper could not do is looked at until it was told that it goes on.
create or replace function ledger.agencies_at_work() returns table (agency_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id from organization.agency a where exists (select from ledger.pending p where p.agency_id = a.id)
    or exists (select from ledger.alarm m where m.agency_id = a.id and m.seen_by <> '{}' and 'keeper' = any (m.seen_by))
    or exists (select from ledger.tree t where t.agency_id = a.id
      and not exists (select from ledger.log_end e where e.agency_id = t.agency_id and e.stream = t.stream)
      and not exists (select from ledger.checkpoint c
        where c.agency_id = t.agency_id and c.stream = t.stream and c.size = t.size and c.published_at is not null))
$$;

-- The newest published leaf about a file, for whoever holds the file: the published bundles say the same. Tells the
-- agency to the transaction.
create function ledger.enter_file(agency uuid, digest bytea) returns table (stream text, idx bigint)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp rows 1 as $$
#variable_conflict use_column
begin
  select e.stream, e.idx into stream, idx from ledger.entry e
  where e.agency_id = agency and e.pdf = digest and exists (select from ledger.checkpoint c
    where c.agency_id = e.agency_id and c.stream = e.stream and c.size > e.idx and c.published_at is not null)
  order by length(e.stream) desc, e.stream desc, e.idx desc limit 1;
  if found then
    perform set_config('app.agency', agency::text, true);
    return next;
  end if;
end $$;

-- Whom the readers of an agency's logs are asked to believe, and since when: anybody may know.
create function ledger.newest_policy(agency uuid) returns table (number int, text text, made_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp rows 1 as $$
  select p.number, p.text, p.made_at from ledger.policy p where p.agency_id = agency order by p.number desc limit 1
$$;
revoke all on function ledger.enter_file, ledger.newest_policy from public;
grant execute on function ledger.enter_file, ledger.newest_policy to pendopo_app;
