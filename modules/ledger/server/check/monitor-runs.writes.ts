import type { Tx } from '#core/db/tx.ts';
import type { LogName } from '../../contract/terms.ts';

/** Minutes after which nobody may call the logs watched: the monitor runs every minute. */
const lateMinutes = 5;

/** Notes that the monitor looked at everything that a run looks at. */
export function noteWholeRun(tx: Tx, now: Date): void {
  tx.send(
    `insert into ledger.monitor_run (agency_id, whole_at) values (core.agency_id(), $1)
     on conflict (agency_id) do update set whole_at = excluded.whole_at`,
    [now],
  );
}

/**
 * Takes the share of each log whose turn it is: the one that was taken least. Not by the clock, which passes over minutes
 * while a run lasts, and over the same shares again and again.
 * @returns the number of the look of each log; `look % shares` is the share
 */
export async function takeShares(tx: Tx, shares: number): Promise<Map<LogName, number>> {
  const rows = await tx.rows<{ stream: LogName; turn: number; looks: number }>(
    `with most as (select stream, max(looks) as looks from ledger.monitor_look where agency_id = core.agency_id() group by stream),
       next as (select distinct on (l.stream) l.stream, one.turn, greatest(coalesce(k.looks, 0) + 1, m.looks) as looks
         from ledger.log l cross join generate_series(0, $1::int - 1) as one(turn)
         left join ledger.monitor_look k on k.agency_id = l.agency_id and k.stream = l.stream and k.turn = one.turn
         left join most m on m.stream = l.stream
         where l.agency_id = core.agency_id() order by l.stream, coalesce(k.looks, 0), one.turn)
     insert into ledger.monitor_look (agency_id, stream, turn, looks)
     select core.agency_id(), stream, turn, looks from next
     on conflict (agency_id, stream, turn) do update set looks = excluded.looks
     returning stream, turn, looks::float8 as looks`,
    [shares],
  );
  return new Map(rows.map(({ stream, turn, looks }) => [stream, looks * shares + turn]));
}

/** Notes shares of logs that could be looked at whole. @param looks numbers of the looks, by their logs */
export async function noteShares(
  tx: Tx,
  looks: ReadonlyMap<LogName, number>,
  shares: number,
  at: Date,
): Promise<void> {
  await tx.rows(
    `update ledger.monitor_look k set whole_at = $3 from unnest($1::text[], $2::int[]) as one(stream, turn)
     where k.agency_id = core.agency_id() and k.stream = one.stream and k.turn = one.turn`,
    [[...looks.keys()], [...looks.values()].map((look) => look % shares), at],
  );
}

/** Since when each log was looked at in all its shares; none that was not yet. */
export async function sharesSince(tx: Tx, shares: number): Promise<Map<LogName, Date>> {
  const rows = await tx.rows<{ stream: LogName; since: Date }>(
    `select stream, min(whole_at) as since from ledger.monitor_look where agency_id = core.agency_id()
     group by stream having count(whole_at) = $1`,
    [shares],
  );
  return new Map(rows.map(({ stream, since }) => [stream, since]));
}

export interface MonitorRuns {
  wholeAt: Date | null;
  /** What no alarm is told of may be broken all the same: nobody looked for it. */
  late: boolean;
}

/** When the monitor last looked at everything; late without a run only once there was a log for so long. */
export async function monitorRuns(tx: Tx, now: Date): Promise<MonitorRuns> {
  const [row] = await tx.rows<{ wholeAt: Date | null; since: Date | null }>(
    `select m.whole_at as "wholeAt", coalesce(m.whole_at, l.opened_at) as since
     from (select min(opened_at) as opened_at from ledger.log where agency_id = core.agency_id()) l
     left join ledger.monitor_run m on m.agency_id = core.agency_id()`,
  );
  const { wholeAt, since } = row!;
  return { wholeAt, late: since !== null && now.getTime() - since.getTime() > lateMinutes * 60_000 };
}
