import type { JobContext } from '#core/jobs/job.ts';
import { type LogName, type Stream, streams } from '../contract/terms.ts';
import { LedgerRefusal } from './ledger-refusal.ts';
import { type LogHead, logHeads, logOf, streamOfLog } from './logs.queries.ts';
import type { LogFailure } from './publish/log-failure.ts';
import { publishLog } from './publish/publish-log.ts';
import type { PublishingContext } from './publish/publishing-context.ts';
import { ensureWitnessesAgree } from './publish/witnesses-agree.ts';
import type { Watched } from './rows/watched.ts';
import { mostAtOnce, sequenceEvents } from './sequence/sequence-events.ts';
import type { TileStore } from './store/tile-store.ts';

/** Logs at which nothing is done now. */
type Held = ReadonlySet<LogName>;
const nothingHeld: Held = new Set();

/** What cannot be done for one log is told of that one, and all others go on. */
async function eachLog(
  logs: readonly LogName[],
  work: (log: LogName) => Promise<unknown>,
): Promise<LogFailure[]> {
  const failures: LogFailure[] = [];
  for (const log of logs) {
    try {
      await work(log);
    } catch (error) {
      failures.push({ log, error });
    }
  }
  return failures;
}

/** The logs of the agency that go on. */
export async function currentLogs(ctx: JobContext): Promise<LogHead[]> {
  return (await ctx.transact('read', ({ tx }) => logHeads(tx))).filter(({ endedAt }) => !endedAt);
}

/** Before the first leaf: a database restored with its published files signs a second history, and only witnesses know. */
export async function beginWith(ctx: JobContext & PublishingContext): Promise<LogFailure[]> {
  const begun = (await currentLogs(ctx)).filter(({ size }) => size > 0);
  return eachLog(
    begun.map(({ stream }) => stream),
    async (stream) => {
      const log = await ctx.transact('read', ({ tx }) => logOf(tx, stream));
      if (log) await ensureWitnessesAgree(ctx, log);
    },
  );
}

/** Gives every waiting event of the agency its leaf: of all logs at once, and where one stands in the way each by itself. */
export async function sequenceAll(
  ctx: JobContext,
  tiles: TileStore,
  watched: readonly Watched[],
  held: Held = nothingHeld,
): Promise<LogFailure[]> {
  const give = async (only?: readonly Stream[]) => {
    for (;;) {
      const done = await ctx.transact('write', (inner) => sequenceEvents(inner, tiles, watched, only));
      if (done < mostAtOnce) return;
    }
  };
  if (held.size === 0) {
    try {
      await give();
      return [];
    } catch (error) {
      ctx.log.warn({ err: error }, 'events are given their leaves log by log');
    }
  }
  const current = await currentLogs(ctx);
  const logOfStream = (stream: Stream): LogName =>
    current.find((log) => streamOfLog(log.stream) === stream)?.stream ?? stream;
  const failures = await eachLog(
    streams.map(logOfStream).filter((log) => !held.has(log)),
    (log) => give([streamOfLog(log)]),
  );
  // The publisher makes good what is missing; the leaves come with the next round.
  return failures.filter(
    ({ error }) => !(error instanceof LedgerRefusal && error.code === 'published-missing'),
  );
}

/** Publishes every log of the agency. */
export async function publishAll(
  ctx: JobContext & PublishingContext,
  tiles: TileStore,
  held: Held = nothingHeld,
): Promise<LogFailure[]> {
  const logs = (await currentLogs(ctx)).map(({ stream }) => stream).filter((log) => !held.has(log));
  return eachLog(logs, (log) => publishLog(ctx, log, tiles));
}
