import { ensure, fail } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { leaveDeferred, leaveRefused } from '../../contract/events.ts';
import { actOfDecision } from '../../contract/request-terms.ts';
import type { RequestView } from '../../contract/request-view.ts';
import type { requests } from '../../contract/requests.ts';
import { holdRequest, openRequest } from '../load-request.ts';
import { presentRequest } from '../requests.present.ts';
import type { RequestRow } from '../requests.queries.ts';
import type { Changed } from '../requests.writes.ts';
import { calendarDays } from '../rules/length/calendar-days.ts';
import { ensureStillSound } from '../still-sound.ts';
import { stepOn } from '../take-request-step.ts';
import { tellGranted, tellPerson } from '../tell-request.ts';

type Input = InputOf<typeof requests.decide>;

/** The official decides: section VIII of the form. What is granted is judged once more, as it stands now. */
export async function decideRequest(ctx: TxContext, input: Input): Promise<RequestView> {
  const met = await holdRequest(ctx, input.requestId);
  const { decision, reason, letterNumber } = input;
  ensure(met.parties.includes('official') || met.parties.includes('employee'), 'leave.act-not-yours');
  const days = decision === 'changed' ? changedDays(met.row, input) : {};
  const grants = decision === 'approved' || decision === 'changed';
  const charged =
    grants && met.row.state === 'awaiting-official' ? await ensureStillSound(ctx, met, days) : null;
  const row = await stepOn(
    ctx,
    met,
    actOfDecision[decision],
    { reason, letterNumber },
    charged ? { ...days, charged } : {},
  );
  if (grants) await tellGranted(ctx, row);
  else await tellPerson(ctx, decision === 'deferred' ? leaveDeferred : leaveRefused, row);
  return presentRequest(ctx, await openRequest(ctx, row.id));
}

/** The days as the official changes them; days for a remote place at most as many as there are left. */
function changedDays(
  row: RequestRow,
  { first, last }: Input,
): Pick<Changed, 'first' | 'last' | 'remoteDays'> {
  if (!first || !last) return fail('leave.days-needed');
  ensure(first !== row.first || last !== row.last, 'leave.days-unchanged');
  // Longer leave may be another's to decide.
  ensure(calendarDays(first, last) <= calendarDays(row.first, row.last), 'leave.not-lengthened');
  const remoteDays = last >= row.last ? row.remoteDays : 0;
  return { first, last, remoteDays };
}
