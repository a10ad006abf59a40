import { parseCheckpoint } from '#core/transparency/checkpoint.ts';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { openNote } from '#core/transparency/open-note.ts';
import { parseVerifierKey } from '#core/transparency/verifier-key.ts';
import { newestCosigned } from '../../witness/ask-witness.ts';
import { checkWitness, type WitnessHead } from '../check/check-checkpoints.ts';
import { logVerifierKeys } from '../keys/log-key.ts';
import { LedgerRefusal, type RefusalCode } from '../ledger-refusal.ts';
import { checkpointAt, type LogRow, logOf } from '../logs.queries.ts';
import { rootOfLeaves } from '../root-of-leaves.ts';
import { type WitnessRow, witnessesOf } from './publishing.writes.ts';
import type { PublishingContext } from './publishing-context.ts';

/**
 * Makes certain that no witness holds a checkpoint of this log that the database does not lead to: one that was restored
 * together with its published files knows nothing of what it signed since. A witness that does not answer says nothing.
 * @throws LedgerRefusal `witness-ahead`, `witness-saw-other`
 */
export async function ensureWitnessesAgree(ctx: PublishingContext, log: LogRow): Promise<void> {
  const witnesses = await ctx.transact('read', ({ tx }) => witnessesOf(tx));
  await Promise.all(witnesses.map((witness) => ensureWitnessAgrees(ctx, log, witness)));
}

/** The same of one witness. */
export async function ensureWitnessAgrees(
  ctx: PublishingContext,
  log: LogRow,
  witness: WitnessRow,
): Promise<void> {
  const head = await signedHead(ctx, log, witness);
  if (!head) return;
  // Read after the witness was asked: another publisher may have shown it more a moment ago.
  const { tree } = (await ctx.transact('read', ({ tx }) => logOf(tx, log.stream)))!;
  const [found] = await checkWitness(log.stream, tree.size, head, (size) => rootAt(ctx, log, size));
  if (found) throw new LedgerRefusal(found.finding as RefusalCode, found.invariant, found.record);
}

/** What a witness cosigned last, where this log signed it: a witness alone can stop no log with what it made up. */
async function signedHead(
  { plainHosts = [], silence }: PublishingContext,
  log: LogRow,
  { address, vkey }: WitnessRow,
): Promise<WitnessHead | undefined> {
  if (silence?.isSilent(address)) return undefined;
  const key = await parseVerifierKey(sha256, vkey);
  const word = await newestCosigned({ key, address }, log.origin, { plainHosts });
  silence?.heard(address, word.said !== 'nothing');
  if (word.said !== 'newest') return undefined;
  const opened = await openNote(nodeChecking, word.note, await logVerifierKeys(log));
  if (opened.outcome !== 'signed') return undefined;
  const { size, root } = parseCheckpoint(word.note.text);
  return { witness: key.name, size, root };
}

async function rootAt(ctx: PublishingContext, { stream }: LogRow, size: number): Promise<Uint8Array> {
  return ctx.transact('read', async ({ tx }) => {
    const kept = await checkpointAt(tx, stream, size);
    if (kept) return kept.root;
    // A checkpoint that was signed since the backup was made.
    return rootOfLeaves(tx, stream, size);
  });
}
