import { ensure } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { type KnownEmployee, loadEmployee } from '../load-employee.ts';
import { mayManage } from '../policy.ts';

/** The employee whose file the actor keeps; only the own file is named to whoever may not. */
export async function ensureKeepsFile(ctx: TxContext, personId: PersonId): Promise<KnownEmployee> {
  ensure(ctx.actor.personId !== personId, 'staff.own-file');
  const employee = await loadEmployee(ctx, personId);
  ensure(mayManage(ctx.actor, employee), 'core.not-found');
  return employee;
}
