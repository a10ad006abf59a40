import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { AgencyId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { jobContext } from '#core/jobs/job-context.ts';
import type { Services } from '#core/session/context.ts';
import type { LogName } from '../contract/terms.ts';
import { raiseAlarms, settleAlarms } from './alarms/raise-alarms.ts';
import { logOfRecord } from './check/looked.ts';
import { beginWith, currentLogs, publishAll, sequenceAll } from './keep-agency.ts';
import { findingsOf, type LogFailure } from './publish/log-failure.ts';
import type { PublishingContext } from './publish/publishing-context.ts';
import { type SilentWitnesses, silentWitnesses } from './publish/silent-witnesses.ts';
import type { Watched } from './rows/watched.ts';
import { namedFaults } from './store/named-faults.ts';
import type { TileStore } from './store/tile-store.ts';
import { agenciesAtWork } from './work.queries.ts';

export interface LedgerKeeping {
  services: Services;
  /** Pool of the role that does the work of the modules. */
  pool: pg.Pool;
  tiles: TileStore;
  /** Rows of modules whose facts go into the leaves. */
  watched: readonly Watched[];
  agencies: () => Promise<{ id: AgencyId; zone: string }[]>;
  pace?: Pace;
}

/** Milliseconds between two rounds, two checkpoints of an agency, two tries where something went wrong, two looks at what did. */
interface Pace {
  round: number;
  publish: number;
  fault: number;
  settle: number;
}
const usualPace: Pace = { round: 1_000, publish: 5_000, fault: 30_000, settle: 60_000 };

/** Agencies that are published beside each other: most of the time is spent waiting for witnesses. */
const beside = 8;

/** When an agency is published next, and looked at next, on the clock of the process; begun once its witnesses were asked. */
interface Turn {
  publish: number;
  look: number;
  settle: number;
  begun: boolean;
  /** How many tries in a row failed at a log. */
  tries: Map<LogName, number>;
}

interface Kept {
  ctx: JobContext & PublishingContext;
  turn: Turn;
  failures: LogFailure[];
}

/**
 * Gives events their leaves and publishes them, until it is closed. Any number of workers may do so at once: of two at
 * one agency one lengthens the log, and both publish the same.
 */
export function keepLedger(given: LedgerKeeping): { close(): Promise<void> } {
  const keeping = { ...given, tiles: namedFaults(given.tiles), pace: given.pace ?? usualPace };
  const stop = new AbortController();
  const turns = new Map<string, Turn>();
  const silence = silentWitnesses();
  const going = (async () => {
    while (!stop.signal.aborted) {
      await round(keeping, turns, silence, stop.signal).catch((error: unknown) =>
        keeping.services.log.warn({ err: error }, 'the ledger cannot be kept at the moment'),
      );
      await sleep(keeping.pace.round, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return {
    close: async () => {
      stop.abort();
      await going;
    },
  };
}

/** Leaves for all agencies first, for those need nobody outside; then, beside each other, what asks witnesses. */
async function round(
  { services, pool, tiles, watched, agencies, pace }: Required<LedgerKeeping>,
  turns: Map<string, Turn>,
  silence: SilentWitnesses,
  signal: AbortSignal,
): Promise<void> {
  const atWork = await transact(pool, {}, 'read', agenciesAtWork);
  if (atWork.size === 0) return;
  const now = performance.now();
  const due: Kept[] = [];
  for (const agency of (await agencies()).filter(({ id }) => atWork.has(id))) {
    const turn = turns.get(agency.id) ?? {
      ...{ publish: now, look: now, settle: now, begun: false },
      tries: new Map(),
    };
    turns.set(agency.id, turn);
    if (now < turn.look) continue;
    const request = { requestId: `ledger-${crypto.randomUUID()}`, signal };
    due.push({ ctx: { ...jobContext({ services, pool }, agency, request), silence }, turn, failures: [] });
  }

  /** One agency that cannot be kept, not even in part, keeps no other waiting. */
  const kept = async ({ ctx, turn }: Kept, work: () => Promise<void>) => {
    if (signal.aborted) return;
    await work().catch((error: unknown) => {
      turn.look = performance.now() + pace.fault;
      services.log.warn({ err: error, agencyId: ctx.actor.agencyId }, 'logs cannot be kept at the moment');
    });
  };
  const sequence = async ({ ctx, failures }: Kept) => {
    const held = new Set(failures.map(({ log }) => log));
    failures.push(...(await sequenceAll(ctx, tiles, watched, held)));
  };
  for (const one of due.filter(({ turn }) => turn.begun)) await kept(one, () => sequence(one));
  await sideBySide(due, (one) =>
    kept(one, async () => {
      const { ctx, turn, failures } = one;
      if (!turn.begun) {
        failures.push(...(await beginWith(ctx)));
        turn.begun = failures.length === 0;
        await sequence(one);
      }
      const isDue = now >= turn.publish;
      if (isDue) {
        const held = new Set(failures.map(({ log }) => log));
        failures.push(...(await publishAll(ctx, tiles, held)));
        turn.publish = now + pace.publish;
      }
      await tell(one, pace, isDue);
    }),
  );
}

/** Tells what failed, and what failed before and goes on again. @param wasPublished whether it was tried to publish */
async function tell({ ctx, turn, failures }: Kept, pace: Pace, wasPublished: boolean): Promise<void> {
  const failed = new Set(failures.map(({ log }) => log));
  for (const log of failed) turn.tries.set(log, (turn.tries.get(log) ?? 0) + 1);
  for (const { log, error } of failures)
    ctx.log.warn({ err: error, log, agencyId: ctx.actor.agencyId }, 'a log cannot be kept at the moment');
  if (failed.size > 0) turn.look = performance.now() + pace.fault;
  const findings = findingsOf(failures, turn.tries);
  await raiseAlarms(ctx, 'keeper', findings);
  if (!wasPublished) return;
  for (const log of turn.tries.keys()) if (!failed.has(log)) turn.tries.delete(log);
  // Another worker may have told what goes on here, so it is looked for from time to time.
  if (performance.now() < turn.settle) return;
  turn.settle = performance.now() + pace.settle;
  const goesOn = (await currentLogs(ctx)).every(({ stream }) => !failed.has(stream));
  await settleAlarms(ctx, 'keeper', findings, ({ record }) => {
    const log = logOfRecord(record);
    return log === undefined ? goesOn : !failed.has(log);
  });
}

/** Does the work for all, for so many at a time. */
async function sideBySide(all: readonly Kept[], work: (one: Kept) => Promise<void>): Promise<void> {
  const left = all.values();
  const takes = async () => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: beside }, takes));
}
