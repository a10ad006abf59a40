import { ensure } from '#core/contract/errors.ts';
import type { EventDefinition } from '#core/contract/event.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  leaveConsidered,
  leaveSentBack,
  leaveWithdrawn,
  substitutionAccepted,
  substitutionDeclined,
} from '../../contract/events.ts';
import type { RequestView } from '../../contract/request-view.ts';
import type { requests, StepInput } from '../../contract/requests.ts';
import { endingOf } from '../end-early.ts';
import { holdRequest, type MetRequest, openRequest } from '../load-request.ts';
import { presentRequest } from '../requests.present.ts';
import type { RequestRow } from '../requests.queries.ts';
import type { Changed } from '../requests.writes.ts';
import { ensureStillSound } from '../still-sound.ts';
import { type Said, stepOn } from '../take-request-step.ts';
import { tellEnded, tellGranted, tellPerson, tellWaiting, waitsWith } from '../tell-request.ts';

/** Takes a request a step on that needs no decision of the official. */
export async function takeStep(
  ctx: TxContext,
  { requestId, step }: InputOf<typeof requests.takeStep>,
): Promise<RequestView> {
  const met = await holdRequest(ctx, requestId);
  if (step.act === 'consider') ensure(step.opinion === 'approved' || step.reason, 'leave.act-needs-reason');
  if (step.act === 'acknowledge') await ensureStillSound(ctx, met);
  const row = await stepOn(ctx, met, step.act, saidWith(step), await changesBy(ctx, met, step));
  await tell(ctx, step, met.row, row);
  return presentRequest(ctx, await openRequest(ctx, requestId));
}

function saidWith(step: StepInput): Said {
  return { reason: step.reason, opinion: step.act === 'consider' ? step.opinion : null };
}

/** Who comes back early took fewer days; annulled leave took none. */
async function changesBy(
  ctx: TxContext,
  { row }: MetRequest,
  step: StepInput,
): Promise<Omit<Changed, 'id' | 'state'>> {
  if (step.act === 'return-early' || step.act === 'recall') return endingOf(ctx, row, step.backOn);
  return step.act === 'cancel' || step.act === 'revoke' || step.act === 'annul' ? { charged: [] } : {};
}

const waiting: Partial<Record<StepInput['act'], EventDefinition>> = {
  'accept-substitution': substitutionAccepted,
  consider: leaveConsidered,
};
const answered: Partial<Record<StepInput['act'], EventDefinition>> = {
  'decline-substitution': substitutionDeclined,
  'send-back': leaveSentBack,
};

async function tell(ctx: TxContext, step: StepInput, before: RequestRow, row: RequestRow): Promise<void> {
  const onwards = waiting[step.act];
  if (onwards) return tellWaiting(ctx, onwards, row);
  const back = answered[step.act];
  if (back) return tellPerson(ctx, back, row);
  if (step.act === 'acknowledge') return tellGranted(ctx, row);
  if (step.act === 'withdraw') return tellWaiting(ctx, leaveWithdrawn, row, waitsWith(before));
  return tellEnded(ctx, row, row.takenUntil && row.takenUntil >= row.first ? endOf(step, row) : null);
}

/** Of annulled leave no day was leave, whenever it had ended. */
function endOf(step: StepInput, { takenUntil }: RequestRow): string | null {
  return step.act === 'annul' ? null : takenUntil;
}
