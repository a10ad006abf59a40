import { ensure } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { Leave } from '../rules/numbering/number-life.ts';

/**
 * Leave to keep a number back, or to use it late: a reason, and somebody else who answers for it.
 * @throws outgoing.number-needs-reason, outgoing.number-needs-approval
 */
export async function leaveOf(
  ctx: TxContext,
  given: { reason?: string | undefined; approvedBy?: PersonId | undefined },
): Promise<Leave> {
  const { reason, approvedBy } = given;
  ensure(reason, 'outgoing.number-needs-reason');
  ensure(approvedBy && approvedBy !== ctx.actor.personId, 'outgoing.number-needs-approval');
  const known = await peopleByIds(ctx.tx, [approvedBy]);
  ensure(known.has(approvedBy), 'outgoing.number-needs-approval');
  return { reason, approvedBy };
}
