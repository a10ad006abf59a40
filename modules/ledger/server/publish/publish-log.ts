import { fromUtf8, sameBytes, utf8Of } from '#core/transparency/bytes.ts';
import { printCheckpoint } from '#core/transparency/checkpoint.ts';
import { signText } from '#core/transparency/cosignature.ts';
import {
  type Note,
  parseNote,
  parseSignatureLines,
  printNote,
  withSignatures,
} from '#core/transparency/note.ts';
import type { LogName } from '../../contract/terms.ts';
import { checkWitness } from '../check/check-checkpoints.ts';
import { askWitnessHeads } from '../check/witness-heads.ts';
import { type LogKeyRow, logSigner } from '../keys/log-key.ts';
import { LedgerRefusal, type RefusalCode } from '../ledger-refusal.ts';
import {
  type CheckpointRow,
  checkpointAt,
  checkpointsBelow,
  hasCheckpointBeyondTree,
  type LogRow,
  logOf,
  signingKeys,
} from '../logs.queries.ts';
import { ensureNotBehind, ownPublished } from '../restore/published-state.ts';
import { rootOfLeaves } from '../root-of-leaves.ts';
import { type LogFiles, logFiles, type TileStore } from '../store/tile-store.ts';
import { askWitnesses } from './ask-witnesses.ts';
import { cosignaturesOf, keepCheckpoint, keepNote, lockPlace, markPublished } from './publishing.writes.ts';
import type { PublishingContext, PublishStep } from './publishing-context.ts';
import { writeTiles } from './write-tiles.ts';

/** Hears of each step before it is done. */
export type OnStep = (step: PublishStep) => Promise<void> | void;

/**
 * Publishes the log as far as it has leaves: tiles first, then the root is kept, then it is signed, witnessed and put in
 * its place. Nothing is signed but what is kept for its size, so neither a second publisher nor a crash between any two
 * steps can bring a second root for one size into the world.
 * @returns the size that is published, 0 for a log without leaves
 * @throws LedgerRefusal where going on could begin a second history
 */
export async function publishLog(
  ctx: PublishingContext,
  stream: LogName,
  store: TileStore,
  onStep: OnStep = () => undefined,
): Promise<number> {
  const files = logFiles(store, ctx.actor.agencyId, stream);
  const seen = await look(ctx, stream, files);
  if (!seen || seen.log.tree.size === 0) return 0;
  const { log, tiledTo, newest, isLost } = seen;
  if (isLost) await ensureLostAgree(ctx, log);
  const size = log.tree.size;

  if (newest?.size !== size || tiledTo < size) {
    await onStep('tiles');
    const root = await writeTiles(ctx, log, files, tiledTo);
    await onStep('checkpoint');
    await ctx.transact('write', ({ tx }) => keepCheckpoint(tx, stream, size, root, ctx.clock.now()));
    const kept = await ctx.transact('read', ({ tx }) => checkpointAt(tx, stream, size));
    if (!kept || !sameBytes(kept.root, root))
      throw new LedgerRefusal('another-root', 'I6', `${stream} size ${size}`);
  }
  await finish(ctx, log, size, files, onStep);
  return size;
}

interface Seen {
  log: LogRow;
  newest: CheckpointRow | undefined;
  /** What was published is not there any more. */
  isLost: boolean;
  /** All tiles of a tree of this size are in the store. */
  tiledTo: number;
}

async function look(ctx: PublishingContext, stream: LogName, files: LogFiles): Promise<Seen | undefined> {
  return ctx.transact('read', async ({ tx }) => {
    const known = await logOf(tx, stream);
    if (!known || known.endedAt) return undefined;
    const { published, log } = await ensureNotBehind(tx, known, files);
    const [newest] = await checkpointsBelow(tx, stream, log.tree.size + 1, 1);
    if (await hasCheckpointBeyondTree(tx, stream))
      throw new LedgerRefusal('database-behind', 'I4', `${stream} checkpoint`);
    // A checkpoint is kept after its tiles were written. Where the store shows less than was published, it lost some.
    const isLost = newest?.publishedAt != null && (published?.checkpoint.size ?? 0) < newest.size;
    return { log, newest, isLost, tiledTo: isLost ? 0 : (newest?.size ?? 0) };
  });
}

/**
 * Where the published files are gone, the database may have been restored together with their loss: only witnesses know
 * how far the log had come. @throws LedgerRefusal
 */
async function ensureLostAgree(ctx: PublishingContext, log: LogRow): Promise<void> {
  const { stream, tree } = log;
  const rootAt = (size: number) => ctx.transact('read', ({ tx }) => rootOfLeaves(tx, stream, size));
  for (const head of (await askWitnessHeads(ctx)(log)).heads) {
    const [found] = await checkWitness(stream, tree.size, head, rootAt);
    if (found) throw new LedgerRefusal(found.finding as RefusalCode, found.invariant, found.record);
  }
}

/** From the kept root on: sign, ask the witnesses, put it in its place. */
async function finish(
  ctx: PublishingContext,
  log: LogRow,
  size: number,
  files: LogFiles,
  onStep: OnStep,
): Promise<void> {
  const { stream } = log;
  await onStep('sign');
  const note = await signed(ctx, log, size);
  await onStep('witness');
  await askWitnesses(ctx, log, size, note, files);
  await onStep('publish');
  await ctx.transact('write', async ({ tx }) => {
    await lockPlace(tx, stream);
    const lines = await cosignaturesOf(tx, stream, size);
    const whole = withSignatures(
      note,
      lines.flatMap(({ line }) => parseSignatureLines(line)),
    );
    await putInPlace(log, size, whole, files);
  });
  await onStep('mark');
  await ctx.transact('write', ({ tx }) => markPublished(tx, stream, size, ctx.clock.now()));
}

/** The note of a checkpoint: the one that was kept, or a new one over the root that was kept. */
async function signed(ctx: PublishingContext, log: LogRow, size: number): Promise<Note> {
  const { stream, origin } = log;
  const [kept, keys] = await ctx.transact('read', async ({ tx }) => [
    await checkpointAt(tx, stream, size),
    await signingKeys(tx, stream, ctx.clock.now()),
  ]);
  if (!kept) throw new Error('no root is kept for this size');
  if (kept.note) return parseNote(utf8Of(kept.note));
  const text = printCheckpoint({ origin, size, root: kept.root });
  const sign = async (key: LogKeyRow) => signText(await logSigner(ctx.secrets, origin, key), text);
  const note = { text, signatures: await Promise.all(keys.map(sign)) };
  await ctx.transact('write', ({ tx }) =>
    keepNote(tx, stream, size, fromUtf8(printNote(note))!, ctx.clock.now()),
  );
  return note;
}

/** Never takes the place of a larger one: another publisher may have been quicker. */
async function putInPlace(log: LogRow, size: number, note: Note, files: LogFiles): Promise<void> {
  const there = await ownPublished(log, files);
  if (there && there.checkpoint.size > size) return;
  if (there && there.checkpoint.size === size) {
    if (there.note.text !== note.text)
      throw new LedgerRefusal('published-differs', 'I6', `${log.stream} size ${size}`);
    if (there.note.signatures.length >= note.signatures.length) return;
  }
  await files.replaceCheckpoint(printNote(note));
}
