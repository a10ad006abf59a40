import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { base64Of } from '#core/transparency/bytes.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { logContinued } from '../../contract/events.ts';
import type { LogName } from '../../contract/terms.ts';
import { changeKey } from '../keys/change-key.ts';
import { LedgerRefusal } from '../ledger-refusal.ts';
import { checkpointsBelow, type LogRow, logHeads, logOf, streamOfLog } from '../logs.queries.ts';
import { keepPolicy } from '../policy/keep-policy.ts';
import { publishLog } from '../publish/publish-log.ts';
import type { PublishingContext } from '../publish/publishing-context.ts';
import { LeafFault } from '../rules/leaf.ts';
import { append, openLog } from '../sequence/sequence-events.ts';
import { forgetWaiting, takeSequencer } from '../sequence/sequencing.writes.ts';
import { type LogFiles, logFiles, TileMissing, type TileStore } from '../store/tile-store.ts';
import { importLeaves } from './import-leaves.ts';
import { endLog, newestWaiting } from './log-ends.writes.ts';
import { ownPublished } from './published-state.ts';

export type Continued =
  /** It can go on as it is: nothing was done. */
  | { outcome: 'sound' }
  /** Its leaves came back from the published bundles, so it goes on. */
  | { outcome: 'imported'; leaves: number }
  | { outcome: 'continued'; log: LogName; size: number };

/**
 * Opens the log that follows one which cannot go on: its leaves are lost, or it has two histories. Only then: whatever can
 * be imported or published is. The first leaf of the new log (`letters-2`) names origin, size and root of what was
 * published last of the old one, and the new log has a key of its own, so that no reader takes one for the other.
 * @param reason for whoever reads the log, without names
 */
export async function continueLog(
  ctx: PublishingContext,
  name: LogName,
  store: TileStore,
  reason: string,
): Promise<Continued> {
  const files = logFiles(store, ctx.actor.agencyId, name);
  const goesOn = await triedToGoOn(ctx, name, store);
  if (goesOn) return goesOn;
  return ctx.transact('write', async (inner) => {
    const { tx, actor, clock } = inner;
    if (!(await takeSequencer(tx))) throw new Error('the log is being lengthened at this moment');
    const log = await logOf(tx, name);
    if (!log || log.endedAt) throw new Error(`${name} is no log that goes on`);
    const last = await lastKnown(inner, log, files);
    await changeKey(inner);
    const follower = await openLog(inner, nextName(name, await logHeads(tx)));
    await endLog(tx, name, follower.stream, clock.now());
    await emit(inner, logContinued, {
      subject: actor.agencyId,
      payload: { log: follower.stream, follows: name, origin: log.origin, ...last, reason },
    });
    const first = await newestWaiting(tx, logContinued.type);
    await append(inner, follower, [first]);
    forgetWaiting(tx, [first.id]);
    await keepPolicy(inner);
    return { outcome: 'continued', log: follower.stream, size: last.size };
  });
}

/** A log that can go on must: two that could would be two histories. */
async function triedToGoOn(
  ctx: PublishingContext,
  name: LogName,
  store: TileStore,
): Promise<Continued | undefined> {
  try {
    const leaves = await importLeaves(ctx, name, store);
    await publishLog(ctx, name, store);
    return leaves > 0 ? { outcome: 'imported', leaves } : { outcome: 'sound' };
  } catch (error) {
    // Whatever else it was (a full disk, a store that does not answer) passes, and the log is sound.
    if (!isLasting(error)) throw error;
    const why = error instanceof LedgerRefusal ? error.code : 'unreadable';
    ctx.log.warn({ err: error, log: name, why }, 'the log cannot go on');
    return undefined;
  }
}

/** What no second try changes: two histories, or what is published is gone or says nothing. */
function isLasting(error: unknown): boolean {
  return [LedgerRefusal, TileMissing, FormatFault, LeafFault].some((kind) => error instanceof kind);
}

/** The largest state of the log that anybody was shown: as it is published, or as the database has it. */
async function lastKnown(
  { tx }: TxContext,
  log: LogRow,
  files: LogFiles,
): Promise<{ size: number; root: string }> {
  const published = await ownPublished(log, files).catch((error: unknown) => {
    if (error instanceof LedgerRefusal) return undefined;
    throw error;
  });
  const kept = (await checkpointsBelow(tx, log.stream, null, 20)).find(({ publishedAt }) => publishedAt);
  const heads = [published?.checkpoint, kept].flatMap((one) => (one ? [one] : []));
  const [last] = heads.toSorted((a, b) => b.size - a.size);
  return last ? { size: last.size, root: base64Of(last.root) } : { size: 0, root: '' };
}

function nextName(name: LogName, logs: readonly Pick<LogRow, 'stream'>[]): LogName {
  const stream = streamOfLog(name);
  const count = logs.filter((log) => streamOfLog(log.stream) === stream).length;
  return `${stream}-${count + 1}`;
}
