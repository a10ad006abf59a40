import { ensure, fail } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import { absencesOf } from './absences.queries.ts';
import { judge } from './judge-request.ts';
import type { MetRequest } from './load-request.ts';
import { proofsOf } from './proofs.queries.ts';
import { type Charge, lockLeaveOf } from './requests.queries.ts';
import type { Changed } from './requests.writes.ts';

/**
 * Judges a request anew before it is granted, with the days as they are changed: since it was handed in, other leave may
 * have been granted, or the calendar changed. Answers what it costs.
 * @throws the first refusal, leave.substitute-away
 */
export async function ensureStillSound(
  ctx: TxContext,
  { row }: MetRequest,
  days: Pick<Changed, 'first' | 'last' | 'remoteDays'> = {},
): Promise<Charge[]> {
  await lockLeaveOf(ctx.tx, row.personId);
  const { id, personId, replacesId, askedOn } = row;
  const proofs = (await proofsOf(ctx.tx, [id])).map(({ kind }) => kind);
  const judged = await judge(ctx, { id, personId, replacesId, askedOn, proofs }, { ...row, ...days });
  const [refusal] = judged.refusals;
  if (refusal) fail(refusal.code, refusal.params);
  await ensureSubstituteThere(ctx, { ...row, ...days });
  return judged.charged;
}

/** Who agreed to stand in may have got leave of their own since. Of a notice nobody was asked. */
async function ensureSubstituteThere(
  { tx }: TxContext,
  { substituteId, notice, first, last }: MetRequest['row'],
): Promise<void> {
  if (!substituteId || notice) return;
  const away = await absencesOf(tx, [substituteId], first, last);
  ensure(!away.some(({ granted }) => granted), 'leave.substitute-away');
}
