import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { ageClasses } from '../contract/views.ts';
import type { RecipientRecord } from './dispositions.queries.ts';

/** Which desks are counted: of a unit and everything below it, settled within days of the agency's zone. */
export interface Figures {
  unitId: UnitId;
  zone: string;
  from: string;
  to: string;
  today: string;
  now: Date;
}

export interface OpenFigures {
  total: number;
  unread: number;
  overdue: number;
  /** Counts by age class, the youngest first; one more than `ageClasses`. */
  ages: number[];
}

const days = `array[${ageClasses.join(',')}]::float8[]`;

/** What is open now. Index: recipient_inbox. */
export async function openFigures(tx: Tx, { unitId, now, today }: Figures): Promise<OpenFigures> {
  const rows = await tx.rows<{ age: number; total: number; unread: number; overdue: number }>(
    `select width_bucket(extract(epoch from $2::timestamptz - given_at)::float8 / 86400, ${days}) as age, count(*) as total,
       count(*) filter (where state = 'sent') as unread,
       count(*) filter (where deadline < $3 and state <> 'reported') as overdue
     from dispositions.recipient
     where agency_id = core.agency_id() and settled_at is null and unit_path @> array[$1::uuid] group by 1`,
    [unitId, now, today],
  );
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  const ages = Array.from(
    { length: ageClasses.length + 1 },
    (_, age) => rows.find((row) => row.age === age)?.total ?? 0,
  );
  return {
    total: sum((row) => row.total),
    unread: sum((row) => row.unread),
    overdue: sum((row) => row.overdue),
    ages,
  };
}

/** The desks that were done in the period: from local midnight of the first day to that after the last. */
const doneInPeriod = `agency_id = core.agency_id() and settled_at >= ($3::date)::timestamp at time zone $2
  and settled_at < ($4::date + 1)::timestamp at time zone $2 and state = 'done' and unit_path @> array[$1::uuid]`;

export interface TurnaroundFigures {
  settled: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
  inTime: number | null;
}

/** From giving to settling, of what was done in the period. Index: recipient_settled_at. */
export async function turnaroundFigures(
  tx: Tx,
  { unitId, zone, from, to }: Figures,
): Promise<TurnaroundFigures> {
  const rows = await tx.rows<TurnaroundFigures>(
    `select count(*) as settled, round((percentile_cont(0.5) within group (order by seconds)))::int as "medianSeconds",
       round((percentile_cont(0.9) within group (order by seconds)))::int as "p90Seconds",
       avg(case when deadline is null then null when (settled_at at time zone $2)::date <= deadline then 1.0 else 0.0 end)::float8 as "inTime"
     from (select extract(epoch from settled_at - given_at)::float8 as seconds, deadline, settled_at
       from dispositions.recipient where ${doneInPeriod}) done`,
    [unitId, zone, from, to],
  );
  return rows[0]!;
}

export interface SlowDesk {
  postId: string;
  open: number;
  settled: number;
  medianDeskSeconds: number;
  oldestSince: Date | null;
}

/** The posts on whose desks letters lie longest: done in the period, and what lies there now. */
export function slowestDesks(tx: Tx, { unitId, zone, from, to, now }: Figures): Promise<SlowDesk[]> {
  return tx.rows(
    `with desk as (
       select post_id, desk_seconds as seconds, null::timestamptz as since, true as settled
       from dispositions.recipient where ${doneInPeriod}
       union all
       select post_id, desk_seconds + extract(epoch from $5::timestamptz - desk_since)::bigint, desk_since, false
       from dispositions.recipient
       where agency_id = core.agency_id() and settled_at is null and desk_since is not null and unit_path @> array[$1::uuid]
     )
     select post_id as "postId", count(*) filter (where not settled) as open, count(*) filter (where settled) as settled,
       round((percentile_cont(0.5) within group (order by seconds)))::int as "medianDeskSeconds", min(since) as "oldestSince"
     from desk group by post_id order by "medianDeskSeconds" desc, post_id limit 10`,
    [unitId, zone, from, to, now],
  );
}

/**
 * Open desks of a unit and everything below it, the oldest first; `overdueOn` leaves those that are past their deadline
 * on that day. Index: recipient_open.
 */
export function openDesks(
  tx: Tx,
  wanted: { unitId: UnitId; overdueOn: string | null; after: string | null; size: number },
): Promise<RecipientRecord[]> {
  return tx.rows(
    `select * from dispositions.recipient
     where agency_id = core.agency_id() and settled_at is null and unit_path @> array[$1::uuid]
       and ($2::date is null or (deadline < $2 and state <> 'reported'))
       and id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')
     order by id limit $4`,
    [wanted.unitId, wanted.overdueOn, wanted.after, wanted.size],
  );
}
