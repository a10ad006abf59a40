import { ensure, fail, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { leaveSubmitted } from '../../contract/events.ts';
import type { LeaveRequestId } from '../../contract/ids.ts';
import type { RequestView } from '../../contract/request-view.ts';
import type { requests } from '../../contract/requests.ts';
import { type Form, keepProofs, type Sound, soundForm } from '../hand-in.ts';
import { type MetRequest, openRequest } from '../load-request.ts';
import { presentRequest } from '../requests.present.ts';
import { lockRequest } from '../requests.queries.ts';
import { insertRequest } from '../requests.writes.ts';
import { keepsWhatWasTaken } from '../rules/request/take-step.ts';
import { stepOn } from '../take-request-step.ts';
import { tellWaiting } from '../tell-request.ts';
import { askedFor } from '../whose-leave.ts';
import { sealWords } from '../words.ts';

/** Asks for leave: for oneself, as personnel for another, or in the place of leave that was granted. */
export async function submitRequest(
  ctx: TxContext,
  input: InputOf<typeof requests.submit>,
): Promise<RequestView> {
  const personId = await askedFor(ctx, input.personId ?? null);
  const replacesId = input.replacesId ?? null;
  if (replacesId) await ensureReplaceable(ctx, personId, replacesId, input);
  const sound = await soundForm(ctx, { personId, id: null, replacesId }, input);
  const draft = await writeDraft(ctx, sound, input.proofs);
  const row = await stepOn(ctx, draft, 'submit');
  await tellWaiting(ctx, leaveSubmitted, row);
  return presentRequest(ctx, await openRequest(ctx, row.id));
}

/**
 * Leave is replaced that was granted to the same person and is not over; by other days or with another substitute, or it
 * would change nothing. Days that were taken are not lost by it.
 */
async function ensureReplaceable(
  ctx: TxContext,
  personId: PersonId,
  replacesId: LeaveRequestId,
  form: Form,
): Promise<void> {
  const old = found(await lockRequest(ctx.tx, replacesId));
  ensure(old.personId === personId, 'core.not-found');
  const { today } = await openRequest(ctx, replacesId);
  ensure(old.state === 'granted' && keepsWhatWasTaken(old, form, today), 'leave.not-replaceable');
  ensure(old.kind === form.kind, 'leave.not-replaceable');
  const same =
    old.first === form.first &&
    old.last === form.last &&
    old.half === (form.half ?? null) &&
    old.hours === (form.hours ?? null) &&
    old.substituteId === (form.substituteId ?? null);
  if (same) fail('leave.days-unchanged');
}

/** Writes a form as a draft, with its proofs; what becomes of it is the next step. */
export async function writeDraft(ctx: TxContext, sound: Sound, proofs: Form['proofs']): Promise<MetRequest> {
  const { tx, actor, secrets } = ctx;
  const { row, words } = sound;
  const sealed = sealWords(secrets, { agencyId: actor.agencyId, personId: row.personId }, words);
  const by = { enteredBy: found(actor.personId), enteredAt: ctx.clock.now() };
  await insertRequest(tx, actor.agencyId, row, sealed, by);
  await keepProofs(ctx, row.id, proofs);
  return openRequest(ctx, row.id);
}
