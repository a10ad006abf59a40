import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { roleChanged } from '../../contract/events.ts';
import type { roles } from '../../contract/roles.ts';
import { roleConflicts } from '../conflicts.ts';
import { mayShapeRoles } from '../policy.ts';
import { refuseWhen } from '../refuse-when.ts';
import { lockRole, type RoleRow, updateRole } from '../roles.queries.ts';
import { rootUnit } from '../units.queries.ts';
import { knownPermissions } from './create-role.ts';

/** Changes a role wherever it is assigned. */
export async function changeRole(
  ctx: TxContext,
  input: InputOf<typeof roles.change>,
): Promise<OutputOf<typeof roles.change>> {
  const { tx, actor } = ctx;
  const role = found(await lockRole(tx, input.roleId));
  ensure(mayShapeRoles(actor, found(await rootUnit(tx)).id), 'core.not-found');
  const after: RoleRow = {
    ...role,
    name: input.name ?? role.name,
    permissions: input.permissions ? knownPermissions(input.permissions) : role.permissions,
    forSecretaries: input.forSecretaries ?? role.forSecretaries,
  };
  await refuseWhen(roleConflicts, updateRole(tx, actor.agencyId, after));
  const added = after.permissions.filter((name) => !role.permissions.includes(name));
  const removed = role.permissions.filter((name) => !after.permissions.includes(name));
  await emit(ctx, roleChanged, {
    subject: role.id,
    payload: { roleId: role.id, roleName: after.name, added, removed },
  });
  return after;
}
