import type { TxContext } from '#core/session/context.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import type { LedgerState } from '../../contract/ledger.ts';
import { alarmedThing } from '../alarms/alarmed-thing.ts';
import { type AlarmRow, newestAlarms } from '../alarms/alarms.writes.ts';
import { waiting } from '../check/checks.queries.ts';
import { monitorRuns } from '../check/monitor-runs.writes.ts';
import { logVerifierKey } from '../keys/log-key.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { logHeads } from '../logs.queries.ts';
import { presentCheckpoint } from '../present-checkpoint.ts';
import { type SeenByWitness, seenByWitnesses, shownCheckpoints } from '../state.queries.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

const mostAlarms = 50;

/** How the logs of the agency stand. */
export function showState({ watched }: Pick<LedgerSettings, 'watched'>) {
  return (ctx: TxContext) => stateOf(ctx, watched);
}

async function stateOf(ctx: TxContext, watched: LedgerSettings['watched']): Promise<LedgerState> {
  await ensureWatchesLedger(ctx);
  const logs: LedgerState['logs'] = [];
  for (const { stream, origin, publicKeys, size, endedAt } of await logHeads(ctx.tx)) {
    const [newest] = await shownCheckpoints(ctx.tx, stream, null, 1);
    const verifierKey = printVerifierKey(await logVerifierKey(origin, publicKeys.at(-1)!));
    logs.push({
      stream,
      origin,
      verifierKey,
      size,
      endedAt: endedAt?.toISOString() ?? null,
      newest: newest ? presentCheckpoint(newest) : null,
    });
  }
  const { count, oldest } = await waiting(ctx.tx);
  const age = oldest && Math.max(0, Math.floor((ctx.clock.now().getTime() - oldest.getTime()) / 1_000));
  const { alarms, standing } = await newestAlarms(ctx.tx, mostAlarms);
  const { wholeAt, late } = await monitorRuns(ctx.tx, ctx.clock.now());
  return {
    logs,
    pending: { count, oldestSeconds: age },
    monitor: { wholeAt: wholeAt?.toISOString() ?? null, late },
    witnesses: witnessesOf(await seenByWitnesses(ctx.tx)),
    standing,
    alarms: await Promise.all(alarms.map((alarm) => presentAlarm(ctx, watched, alarm))),
  };
}

function witnessesOf(rows: readonly SeenByWitness[]): LedgerState['witnesses'] {
  return [...new Set(rows.map(({ vkey }) => vkey))].map((vkey) => {
    const own = rows.filter((row) => row.vkey === vkey);
    return {
      name: vkey.split('+')[0]!,
      address: own[0]!.address,
      seen: own.flatMap(({ stream, size, receivedAt }) =>
        stream && size && receivedAt ? [{ stream, size, receivedAt: receivedAt.toISOString() }] : [],
      ),
    };
  });
}

async function presentAlarm(
  { tx }: TxContext,
  watched: LedgerSettings['watched'],
  { firstSeenAt, lastSeenAt, stands, invariant, finding, record }: AlarmRow,
): Promise<LedgerState['alarms'][number]> {
  const thing = alarmedThing(record);
  const source = thing && watched.find(({ module }) => module === thing.module);
  const names = thing && (await source?.names(tx, [thing.thingId]));
  return {
    ...{ invariant, finding, record },
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: stands,
    thing: thing ? { ...thing, name: names?.get(thing.thingId) ?? null } : null,
  };
}
