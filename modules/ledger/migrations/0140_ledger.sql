-- The ledger: one Merkle log per agency and stream (RFC 6962, C2SP tlog-tiles). Every event becomes one leaf.

create schema ledger;
grant usage on schema ledger to pendopo_app, pendopo_worker;

-- Events that wait for their leaf, written with them.
create table ledger.pending (
  agency_id uuid not null,
  event_id uuid not null,
  occurred_at timestamptz not null,
  primary key (agency_id, event_id)
);

-- Signs the checkpoints of all streams of the agency; PKCS#8 under the secret of the installation, which is not in here.
create table ledger.log_key (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  public_key bytea not null check (octet_length(public_key) = 32),
  key_sealed bytea not null,
  made_at timestamptz not null,
  primary key (agency_id, id)
);

create table ledger.log (
  agency_id uuid not null references organization.agency (id),
  -- A stream, or what follows a log that was frozen: letters-2.
  stream text not null check (stream ~ '^(letters|attendance|access)(-([2-9]|[1-9][0-9]))?$'),
  -- Its name for ever, whatever becomes of the address.
  origin text not null check (length(origin) between 1 and 300),
  key_id uuid not null,
  opened_at timestamptz not null,
  primary key (agency_id, stream),
  constraint log_origin_taken unique (origin),
  foreign key (agency_id, key_id) references ledger.log_key (agency_id, id)
);

create table ledger.tree (
  agency_id uuid not null,
  stream text not null,
  size bigint not null check (size >= 0),
  -- The hashes of the compact range of this size, one after another.
  frontier bytea not null check (octet_length(frontier) % 32 = 0),
  grown_at timestamptz not null,
  -- When it grew beyond all that was published: how long leaves wait to be seen outside.
  waits_since timestamptz not null,
  primary key (agency_id, stream),
  foreign key (agency_id, stream) references ledger.log (agency_id, stream)
);

-- The leaves, in their order. What came back from entry bundles after a restore knows its event no more.
create table ledger.entry (
  agency_id uuid not null,
  stream text not null,
  idx bigint not null check (idx >= 0),
  event_id uuid,
  object_id uuid,
  -- As the leaf names the object.
  object bytea not null check (octet_length(object) = 32),
  object_seq int not null check (object_seq > 0),
  leaf bytea not null check (octet_length(leaf) between 1 and 65535),
  hash bytea not null check (octet_length(hash) = 32),
  -- As the leaf names the final file that it is about.
  pdf bytea check (octet_length(pdf) = 32),
  imported_at timestamptz,
  primary key (agency_id, stream, idx),
  constraint entry_of_event unique (agency_id, event_id),
  constraint entry_of_object unique (agency_id, stream, object, object_seq),
  constraint entry_imported check ((event_id is null) = (object_id is null) and (event_id is not null or imported_at is not null))
) partition by hash (agency_id);
create index entry_object on ledger.entry (agency_id, object_id, stream, object_seq);
create index entry_of_file on ledger.entry (agency_id, pdf, idx desc) where pdf is not null;
do $$ begin
  for part in 0..7 loop
    execute format('create table ledger.entry_%s partition of ledger.entry for values with (modulus 8, remainder %s)', part, part);
  end loop;
end $$;

-- Hides which object it is; one a stream, so that two streams cannot be laid over each other.
create table ledger.object_salt (
  agency_id uuid not null,
  stream text not null,
  object_id uuid not null,
  salt bytea not null check (octet_length(salt) = 32),
  primary key (agency_id, stream, object_id)
);

-- What opens the commitments of a leaf. May be deleted: the leaf stays, and says nothing any more.
create table ledger.secret (
  agency_id uuid not null,
  event_id uuid not null,
  salt bytea not null check (octet_length(salt) = 32),
  body text not null,
  primary key (agency_id, event_id)
);
create table ledger.erasure (
  agency_id uuid not null,
  event_id uuid not null,
  -- The event that tells of the erasure.
  told_by uuid not null,
  basis text not null check (length(basis) between 1 and 300),
  erased_at timestamptz not null,
  primary key (agency_id, event_id)
);

-- One root for a size, ever: what two publishers at once, or one that was killed, can never get round.
create table ledger.checkpoint (
  agency_id uuid not null,
  stream text not null,
  size bigint not null check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  made_at timestamptz not null,
  note text,
  signed_at timestamptz,
  published_at timestamptz,
  primary key (agency_id, stream, size),
  foreign key (agency_id, stream) references ledger.log (agency_id, stream),
  check ((note is null) = (signed_at is null)),
  check (published_at is null or note is not null)
);

-- Who is asked to cosign.
create table ledger.witness (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  vkey text not null check (length(vkey) between 1 and 300),
  address text not null check (address ~ '^https?://' and length(address) <= 300),
  added_by uuid,
  added_at timestamptz not null,
  primary key (agency_id, id),
  constraint witness_taken unique (agency_id, vkey)
);

create table ledger.cosignature (
  agency_id uuid not null,
  stream text not null,
  size bigint not null,
  witness_id uuid not null,
  -- The signature line of the note.
  line text not null,
  received_at timestamptz not null,
  primary key (agency_id, stream, size, witness_id),
  foreign key (agency_id, stream, size) references ledger.checkpoint (agency_id, stream, size)
);
create index cosignature_newest on ledger.cosignature (agency_id, stream, witness_id, size desc);

-- What a check found, told once.
create table ledger.alarm (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  invariant text not null,
  record text not null check (length(record) between 1 and 200),
  finding text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- Checks that saw it and have not looked at the same again since and found it put right. While there is one, it stands.
  seen_by text[] not null check (seen_by <@ array['monitor', 'keeper', 'files', 'stamps', 'chain']),
  primary key (agency_id, id),
  constraint alarm_of_record unique (agency_id, invariant, record, finding)
);
create index alarm_newest on ledger.alarm (agency_id, last_seen_at desc);
create index alarm_standing on ledger.alarm (agency_id, last_seen_at desc) where seen_by <> '{}';

-- How often the monitor took each of the ten shares of a log, and when it last could look at all of it: what it named there
-- holds again once every share was looked at since. The share that was taken least comes next, whether or not it could be
-- looked at: one that cannot must not keep the others waiting.
create table ledger.monitor_look (
  agency_id uuid not null references organization.agency (id),
  stream text not null,
  turn smallint not null check (turn between 0 and 9),
  looks bigint not null check (looks > 0),
  whole_at timestamptz,
  primary key (agency_id, stream, turn)
);

-- Below this size of a log, narrower tiles were taken away where the full one is there.
create table ledger.swept (
  agency_id uuid not null,
  stream text not null,
  size bigint not null check (size > 0),
  swept_at timestamptz not null,
  primary key (agency_id, stream),
  foreign key (agency_id, stream) references ledger.log (agency_id, stream)
);

-- When the monitor last looked at everything that one of its runs looks at, and could.
create table ledger.monitor_run (
  agency_id uuid not null references organization.agency (id),
  whole_at timestamptz not null,
  primary key (agency_id)
);

call core.protect('ledger.pending', 'ledger.log_key', 'ledger.log', 'ledger.tree', 'ledger.entry', 'ledger.object_salt', 'ledger.secret',
  'ledger.erasure', 'ledger.checkpoint', 'ledger.witness', 'ledger.cosignature', 'ledger.alarm', 'ledger.monitor_run',
  'ledger.monitor_look', 'ledger.swept');

grant select on ledger.pending, ledger.log, ledger.tree, ledger.entry, ledger.object_salt, ledger.secret, ledger.erasure,
  ledger.checkpoint, ledger.witness, ledger.cosignature, ledger.alarm, ledger.monitor_run,
  ledger.monitor_look, ledger.swept to pendopo_app, pendopo_worker;
grant select (agency_id, id, public_key, made_at) on ledger.log_key to pendopo_app;
grant select, insert on ledger.log_key to pendopo_worker;
grant delete on ledger.pending to pendopo_worker;
grant insert on ledger.log, ledger.tree, ledger.entry, ledger.object_salt, ledger.secret, ledger.checkpoint, ledger.cosignature, ledger.alarm, ledger.monitor_run,
  ledger.monitor_look, ledger.swept to pendopo_worker;
grant update (size, frontier, grown_at, waits_since) on ledger.tree to pendopo_worker;
grant update (note, signed_at, published_at) on ledger.checkpoint to pendopo_worker;
grant update (last_seen_at, seen_by) on ledger.alarm to pendopo_worker;
grant update (whole_at) on ledger.monitor_run, ledger.monitor_look to pendopo_worker;
grant update (looks) on ledger.monitor_look to pendopo_worker;
grant update (size, swept_at) on ledger.swept to pendopo_worker;
-- Whoever erases says so: see secret_is_told.
grant insert on ledger.erasure to pendopo_app, pendopo_worker;
grant delete on ledger.secret to pendopo_app, pendopo_worker;

-- Behind the grants, and for the owner too.
create function ledger.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '%.% is only added to', tg_table_schema, tg_table_name using errcode = 'check_violation', constraint = 'ledger_is_added_to';
end $$;
create trigger added_to before update or delete on ledger.log_key for each row execute function ledger.refuse_change();
create trigger added_to before update or delete on ledger.log for each row execute function ledger.refuse_change();
create trigger added_to before update or delete on ledger.entry for each row execute function ledger.refuse_change();
create trigger added_to before update or delete on ledger.object_salt for each row execute function ledger.refuse_change();
create trigger added_to before update or delete on ledger.erasure for each row execute function ledger.refuse_change();
create trigger added_to before update or delete on ledger.cosignature for each row execute function ledger.refuse_change();
create trigger not_changed before update on ledger.secret for each row execute function ledger.refuse_change();
create trigger kept before delete on ledger.checkpoint for each row execute function ledger.refuse_change();
create trigger kept before delete on ledger.tree for each row execute function ledger.refuse_change();
create trigger not_emptied before truncate on ledger.entry for each statement execute function ledger.refuse_change();
create trigger not_emptied before truncate on ledger.checkpoint for each statement execute function ledger.refuse_change();
create trigger not_emptied before truncate on ledger.secret for each statement execute function ledger.refuse_change();

create function ledger.tree_grows() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.size <= old.size then
    raise exception 'a tree grows: % after %', new.size, old.size using errcode = 'check_violation', constraint = 'tree_grows';
  end if;
  return new;
end $$;
create trigger grows before update on ledger.tree for each row execute function ledger.tree_grows();

create function ledger.checkpoint_stays() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.agency_id, new.stream, new.size, new.root, new.made_at) is distinct from (old.agency_id, old.stream, old.size, old.root, old.made_at)
    or (old.note is not null and (new.note, new.signed_at) is distinct from (old.note, old.signed_at))
    or (old.published_at is not null and new.published_at is distinct from old.published_at) then
    raise exception 'a checkpoint stays as it is' using errcode = 'check_violation', constraint = 'checkpoint_stays';
  end if;
  return new;
end $$;
create trigger stays before update on ledger.checkpoint for each row execute function ledger.checkpoint_stays();

create function ledger.secret_is_told() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from ledger.erasure e where e.agency_id = old.agency_id and e.event_id = old.event_id) then
    raise exception 'an erasure is told' using errcode = 'check_violation', constraint = 'erasure_is_told';
  end if;
  return old;
end $$;
create trigger told before delete on ledger.secret for each row execute function ledger.secret_is_told();

-- With every event, in its transaction: whoever writes one cannot forget its leaf, and where this fails nothing happened.
create function ledger.await_leaf() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into ledger.pending (agency_id, event_id, occurred_at) values (new.agency_id, new.id, new.occurred_at);
  return null;
end $$;
revoke all on function ledger.await_leaf from public;
create trigger awaits_leaf after insert on core.event for each row execute function ledger.await_leaf();

-- What happened before there was a ledger gets its leaves now.
insert into ledger.pending (agency_id, event_id, occurred_at) select agency_id, id, occurred_at from core.event;

-- Agencies with events that wait, or with a tree whose newest checkpoint is not published.
create function ledger.agencies_at_work() returns table (agency_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id from organization.agency a where exists (select from ledger.pending p where p.agency_id = a.id)
    or exists (select from ledger.tree t where t.agency_id = a.id and not exists (
      select from ledger.checkpoint c where c.agency_id = t.agency_id and c.stream = t.stream and c.size = t.size and c.published_at is not null))
$$;
revoke all on function ledger.agencies_at_work from public;
grant execute on function ledger.agencies_at_work to pendopo_worker;
