-- Rows of modules held against what their events settled, the tamper drill, anchors of checkpoints.

-- Which event settled facts of which thing: an index into the leaves, nothing is believed because it stands here.
create table ledger.watched (
  agency_id uuid not null,
  module text not null,
  thing_id uuid not null,
  event_id uuid not null,
  primary key (agency_id, module, thing_id, event_id)
);
create trigger added_to before update or delete on ledger.watched for each row execute function ledger.refuse_change();

-- Agencies of the demonstration: the program invented their letters, and drills are held among them alone.
create table ledger.drill_ground (
  agency_id uuid primary key references organization.agency (id),
  marked_at timestamptz not null
);
create trigger added_to before update or delete on ledger.drill_ground for each row execute function ledger.refuse_change();

-- A row that was altered behind the application on purpose, and how it is put back. Only where the installation allows it.
-- What was written is kept while it is needed to put it back, and no longer.
create table ledger.drill (
  agency_id uuid not null references organization.agency (id),
  id uuid not null,
  module text not null,
  thing_id uuid not null,
  fact text not null,
  was text,
  became text,
  begun_by uuid not null,
  begun_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (agency_id, id),
  check ((ended_by is null) = (ended_at is null)),
  check ((ended_at is null) = (was is not null) and (was is null) = (became is null))
);
-- One at a time.
create unique index drill_open on ledger.drill (agency_id) where ended_at is null;
create index drill_newest on ledger.drill (agency_id, begun_at desc);

-- What the outside says of a checkpoint: a time stamp (RFC 3161) of its text, or a transaction on a chain.
create table ledger.anchor (
  agency_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('time-stamp', 'chain')),
  stream text not null,
  size bigint not null,
  -- The token, or the receipt with what leads from the root to the one that was anchored.
  token bytea not null check (octet_length(token) between 1 and 65536),
  -- The clock, or the chain and its contract.
  source text not null check (length(source) between 1 and 300),
  anchored_at timestamptz not null,
  primary key (agency_id, id),
  constraint anchor_once unique (agency_id, stream, size, kind),
  foreign key (agency_id, stream, size) references ledger.checkpoint (agency_id, stream, size)
);
create trigger added_to before update or delete on ledger.anchor for each row execute function ledger.refuse_change();

call core.protect('ledger.watched', 'ledger.drill_ground', 'ledger.drill', 'ledger.anchor');

grant select on ledger.watched, ledger.drill_ground, ledger.drill, ledger.anchor to pendopo_app, pendopo_worker;
grant insert on ledger.watched, ledger.drill_ground, ledger.anchor to pendopo_worker;
grant insert on ledger.drill to pendopo_app;
grant update (ended_by, ended_at, was, became) on ledger.drill to pendopo_app;
-- Told again where it was gone meanwhile.
grant update (first_seen_at) on ledger.alarm to pendopo_worker;

-- Whether a checkpoint says more than the anchor of a kind before it: leaves that only tell of anchors need none of their own,
-- or each would bring the next.
create function ledger.wants_anchor(agency uuid, log text, upto bigint, of_kind text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  with before as (select coalesce(max(a.size), 0) as size from ledger.anchor a
    where a.agency_id = agency and a.stream = log and a.kind = of_kind and a.size <= upto)
  select exists (select from before b join ledger.entry n on n.agency_id = agency and n.stream = log and n.idx >= b.size and n.idx < upto
    where not exists (select from core.event e where e.agency_id = agency and e.id = n.event_id and e.type = 'ledger.anchored'))
$$;

-- The newest published checkpoint of every log of every agency that has no anchor on a chain yet, and all others beside them:
-- one transaction an hour holds them all. Checkpoints are public.
create function ledger.published_heads() returns table (agency_id uuid, stream text, origin text, size bigint, root bytea, is_anchored boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.agency_id, l.stream, l.origin, c.size, c.root, not ledger.wants_anchor(c.agency_id, c.stream, c.size, 'chain')
  from ledger.log l cross join lateral (select * from ledger.checkpoint p
    where p.agency_id = l.agency_id and p.stream = l.stream and p.published_at is not null order by p.size desc limit 1) c
  order by l.origin
$$;
-- Keeps the receipts of one transaction, each with its agency and with the event that tells of it: a receipt that goes
-- missing later is missed. A checkpoint that has one keeps it.
create function ledger.keep_chain_anchors(agencies uuid[], ids uuid[], events uuid[], streams text[], sizes bigint[], tokens bytea[], source text, at timestamptz)
returns int language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with kept as (
    insert into ledger.anchor (agency_id, id, kind, stream, size, token, source, anchored_at)
    select one.agency, one.id, 'chain', one.stream, one.size, one.token, $7, $8
    from unnest($1, $2, $4, $5, $6) as one(agency, id, stream, size, token)
    on conflict on constraint anchor_once do nothing returning *),
  told as (
    insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, subject_id, matter_id, payload)
    select k.agency_id, one.event, 'ledger.anchored', 1, $8, 'system', k.id, k.agency_id, jsonb_build_object(
      'kind', k.kind, 'log', k.stream, 'size', k.size, 'tokenSha256', encode(sha256(k.token), 'hex'))
    from kept k join unnest($2, $3) as one(id, event) on one.id = k.id returning agency_id, id)
  select count(core.add_job('core.dispatch', json_build_object('agencyId', t.agency_id, 'eventId', t.id, 'occurredAt', $8)))::int from told t
$$;
revoke all on function ledger.wants_anchor, ledger.published_heads, ledger.keep_chain_anchors from public;
grant execute on function ledger.wants_anchor, ledger.published_heads, ledger.keep_chain_anchors to pendopo_worker;
