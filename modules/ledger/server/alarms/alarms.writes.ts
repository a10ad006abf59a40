import { newId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Finding } from '../check/findings.ts';

/** Who looks. Each ends only what it saw itself, once it looked at the same again. */
export type Check = 'monitor' | 'keeper' | 'files' | 'stamps' | 'chain';

/** What ended so few minutes ago and is seen again is not told a second time. */
const forgottenMinutes = 15;
const forgottenSince = (now: Date) => new Date(now.getTime() - forgottenMinutes * 60_000);

/** Notes that what is known already was seen again. @returns what nobody knows of yet, or no more */
export async function seeAgain(
  tx: Tx,
  check: Check,
  findings: readonly Finding[],
  now: Date,
): Promise<Finding[]> {
  const known = await tx.rows<{ at: number }>(
    `with asked as (select * from unnest($1::text[], $2::text[], $3::text[]) with ordinality as f(invariant, record, finding, at)),
       seen as (update ledger.alarm a set last_seen_at = $4, seen_by = case when $6 = any (a.seen_by) then a.seen_by else a.seen_by || $6 end
         from asked where a.agency_id = core.agency_id() and a.invariant = asked.invariant and a.record = asked.record
           and a.finding = asked.finding and (a.seen_by <> '{}' or a.last_seen_at >= $5) returning asked.at)
     select at::int from seen`,
    [
      findings.map(({ invariant }) => invariant),
      findings.map(({ record }) => record),
      findings.map(({ finding }) => finding),
      ...[now, forgottenSince(now), check],
    ],
  );
  const places = new Set(known.map(({ at }) => at));
  return findings.filter((_, place) => !places.has(place + 1));
}

/** Notes that something does not hold. @returns the id of the alarm when nobody knew of it yet, or no more */
export async function noteAlarm(
  tx: Tx,
  check: Check,
  { invariant, record, finding }: Finding,
  now: Date,
): Promise<string | undefined> {
  const [row] = await tx.rows<{ id: string; isNew: boolean }>(
    `with before as (select last_seen_at, seen_by from ledger.alarm
       where agency_id = core.agency_id() and invariant = $2 and record = $3 and finding = $4)
     insert into ledger.alarm as a (agency_id, id, invariant, record, finding, first_seen_at, last_seen_at, seen_by)
     values (core.agency_id(), $1, $2, $3, $4, $5, $5, array[$7])
     on conflict on constraint alarm_of_record do update set last_seen_at = excluded.last_seen_at,
       first_seen_at = case when a.seen_by = '{}' and a.last_seen_at < $6 then excluded.first_seen_at else a.first_seen_at end,
       seen_by = case when $7 = any (a.seen_by) then a.seen_by else a.seen_by || $7 end
     returning id, coalesce((select seen_by = '{}' and last_seen_at < $6 from before), true) as "isNew"`,
    [newId(), invariant, record, finding, now, forgottenSince(now), check],
  );
  return row!.isNew ? row!.id : undefined;
}

export interface AlarmRow extends Finding {
  id: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** Some check saw it and has not found it put right since. */
  stands: boolean;
}

const columns = `id, invariant, record, finding, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", seen_by <> '{}' as stands`;

/** What stands, as a check saw it; what was seen longest ago comes first. */
export function standingAlarms(tx: Tx, check: Check, limit: number): Promise<AlarmRow[]> {
  return tx.rows<AlarmRow>(
    `select ${columns} from ledger.alarm
     where agency_id = core.agency_id() and seen_by <> '{}' and $1 = any (seen_by) order by last_seen_at, id limit $2`,
    [check, limit],
  );
}

/** A check looked at the same again and found it put right. */
export async function endAlarms(tx: Tx, check: Check, ids: readonly string[]): Promise<void> {
  await tx.rows(
    `update ledger.alarm set seen_by = array_remove(seen_by, $1) where agency_id = core.agency_id() and id = any ($2::uuid[])`,
    [check, ids],
  );
}

/** What stands, the newest first, then what stood lately; and how much stands in all. */
export async function newestAlarms(tx: Tx, limit: number): Promise<{ alarms: AlarmRow[]; standing: number }> {
  const alarms = await tx.rows<AlarmRow>(
    `(select ${columns} from ledger.alarm where agency_id = core.agency_id() and seen_by <> '{}' order by last_seen_at desc, id desc limit $1)
     union all
     (select ${columns} from ledger.alarm where agency_id = core.agency_id() and seen_by = '{}' order by last_seen_at desc, id desc limit $1)
     limit $1`,
    [limit],
  );
  const [count] = await tx.rows<{ standing: number }>(
    `select count(*) as standing from ledger.alarm where agency_id = core.agency_id() and seen_by <> '{}'`,
  );
  return { alarms, standing: count!.standing };
}
