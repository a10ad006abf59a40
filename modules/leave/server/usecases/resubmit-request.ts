import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { leaveSubmitted } from '../../contract/events.ts';
import type { RequestView } from '../../contract/request-view.ts';
import type { requests } from '../../contract/requests.ts';
import { keepProofs, soundForm } from '../hand-in.ts';
import { holdRequest, openRequest } from '../load-request.ts';
import { proofsOf } from '../proofs.queries.ts';
import { presentRequest } from '../requests.present.ts';
import { rewriteRequest } from '../requests.writes.ts';
import { stepOn } from '../take-request-step.ts';
import { tellWaiting } from '../tell-request.ts';
import { sealWords } from '../words.ts';

/** Hands a request in again that came back: judged anew, and considered by who is superior now. */
export async function resubmitRequest(
  ctx: TxContext,
  input: InputOf<typeof requests.resubmit>,
): Promise<RequestView> {
  const { tx, actor, secrets } = ctx;
  const { row, parties } = await holdRequest(ctx, input.requestId);
  ensure(row.state === 'draft', 'leave.act-not-open', { state: row.state });
  ensure(parties.includes('employee') || parties.includes('personnel'), 'leave.act-not-yours');
  const { personId, id, replacesId } = row;
  const kept = (await proofsOf(tx, [id])).filter((proof) => input.keepProofs.includes(proof.id));
  const sound = await soundForm(ctx, { personId, id, replacesId }, input, kept);
  const sealed = sealWords(secrets, { agencyId: actor.agencyId, personId }, sound.words);
  await rewriteRequest(tx, actor.agencyId, sound.row, sealed);
  await keepProofs(ctx, id, input.proofs, input.keepProofs);
  const handed = await stepOn(ctx, await openRequest(ctx, id), 'submit');
  await tellWaiting(ctx, leaveSubmitted, handed);
  return presentRequest(ctx, await openRequest(ctx, id));
}
