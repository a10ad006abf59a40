import type { TxContext } from '#core/session/context.ts';
import type { SignatureLevel, SignedLetter } from '#modules/signatures/server/signatures.api.ts';
import type { DraftId } from '../../contract/terms.ts';
import { givesUpAt, nextTry } from '../rules/editions/stamp-tries.ts';
import { awaitStamp, beginStampTries } from './editions.writes.ts';
import { enqueueStamp } from './stamp-work.ts';

/** As what the level of a letter is kept; what is none is not told. */
type KeptLevel = Exclude<SignatureLevel, 'none'> | null;

/**
 * Notes a time stamp or other proof that was missed, in the transaction of the signature that missed it. A stamp over
 * the document serves every signature below it, and nothing may be signed behind one that is shown as final: so it is
 * asked for when the letter bears its last signature, by a job that this transaction adds.
 * @returns the level that the letter has now
 */
export async function settleStamp(
  ctx: TxContext,
  draftId: DraftId,
  { complete, made, at }: { complete: boolean; made: Pick<SignedLetter, 'level' | 'awaits'>; at: Date },
): Promise<KeptLevel> {
  const { tx, actor } = ctx;
  if (made.awaits) await awaitStamp(tx, draftId, { awaits: made.awaits, since: at });
  const level = made.level === 'none' ? null : made.level;
  if (!complete) return level;
  const next = nextTry(0, at);
  const awaits = await beginStampTries(tx, draftId, { next_try_at: next, gives_up_at: givesUpAt(at) });
  if (!awaits) return level;
  await enqueueStamp(tx, actor.agencyId, { draftId, awaits }, next);
  // One of its signatures has no proof of its time, or of more, and a letter is worth what its weakest is.
  return awaits === 'time-stamp' || level === 'B-B' ? 'B-B' : level && 'B-T';
}
