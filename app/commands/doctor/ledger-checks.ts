import { tileStoreOf } from '#app/open-house.ts';
import { operatorText } from '#app/operator-texts.ts';
import type { LogName } from '#modules/ledger/contract/terms.ts';
import { publishedSize, type TileStore } from '#modules/ledger/server/ledger.api.ts';
import type { Check, Patient } from './patient.ts';

/** The tamper-evident log: whether it goes on, is published, and is seen by anybody else. */
export const ledgerChecks: readonly Check[] = [{ name: 'log', run: lookAtLogs }];

interface Log {
  agency: string;
  code: string;
  stream: LogName;
  size: number;
  /** The largest checkpoint that the database calls published. */
  told: number;
}

async function lookAtLogs({ config, ask }: Patient): Promise<string> {
  const [there] = await ask<{ there: boolean }>("select to_regclass('ledger.log_end') is not null as there");
  if (!there!.there) return operatorText('doctor.none-yet');
  const logs = await ask<Log>(
    `select l.agency_id as agency, a.code, l.stream, t.size::int, coalesce((select max(c.size) from ledger.checkpoint c
         where c.agency_id = l.agency_id and c.stream = l.stream and c.published_at is not null), 0)::int as told
     from ledger.log l join organization.agency a on a.id = l.agency_id
     join ledger.tree t on t.agency_id = l.agency_id and t.stream = l.stream
     where not exists (select from ledger.log_end e where e.agency_id = l.agency_id and e.stream = l.stream)
     order by a.code, l.stream`,
  );
  const store = tileStoreOf(config);
  for (const log of logs) await lookAtLog(log, store);
  await lookAtWaiting(ask);
  await lookAtAlarms(ask);
  await lookAtMonitor(ask);
  if (logs.length === 0) return operatorText('doctor.logs-none');
  const leaves = logs.reduce((sum, { size }) => sum + size, 0);
  return operatorText('doctor.logs', { logs: logs.length, leaves, witnesses: await witnessesOf(ask) });
}

/** What is published says how much there must be. */
async function lookAtLog({ agency, code, stream, size, told }: Log, store: TileStore): Promise<void> {
  const published = await publishedSize(store, agency, stream);
  if (published > size) throw new Error(operatorText('doctor.log-behind', { code, stream, published, size }));
  if (published < told) throw new Error(operatorText('doctor.log-lost', { code, stream, told, published }));
}

async function lookAtWaiting(ask: Patient['ask']): Promise<void> {
  const [waiting] = await ask<{ count: number; minutes: number }>(
    `select count(*)::int as count, coalesce(extract(epoch from now() - min(occurred_at)) / 60, 0)::int as minutes from ledger.pending`,
  );
  if (waiting!.minutes > 10) throw new Error(operatorText('doctor.leaves-wait', { ...waiting }));
}

async function lookAtAlarms(ask: Patient['ask']): Promise<void> {
  const [alarms] = await ask<{ count: number; record: string | null }>(
    `select count(*)::int as count, (array_agg(finding || ' at ' || record order by last_seen_at desc))[1] as record
     from ledger.alarm where seen_by <> '{}'`,
  );
  if (alarms!.count > 0) throw new Error(operatorText('doctor.alarms', { ...alarms }));
}

/** The monitor runs every minute: an agency at which it did not look for five may hide anything. */
async function lookAtMonitor(ask: Patient['ask']): Promise<void> {
  const [late] = await ask<{ code: string; last: string | null }>(
    `select a.code, to_char(m.whole_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') as last from organization.agency a
     join lateral (select min(opened_at) as opened_at from ledger.log l where l.agency_id = a.id) l on l.opened_at is not null
     left join ledger.monitor_run m on m.agency_id = a.id
     where coalesce(m.whole_at, l.opened_at) < now() - interval '5 minutes' order by coalesce(m.whole_at, l.opened_at) limit 1`,
  );
  if (late)
    throw new Error(operatorText(late.last ? 'doctor.monitor-late' : 'doctor.monitor-never', { ...late }));
}

async function witnessesOf(ask: Patient['ask']): Promise<string> {
  const [found] = await ask<{ count: number }>(
    'select count(*)::int as count from ledger.witness where removed_at is null',
  );
  if (found!.count === 0) return operatorText('doctor.no-witness');
  return operatorText('doctor.witnesses', { count: found!.count });
}
