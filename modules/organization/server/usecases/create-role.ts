import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { declaredPermissions } from '#core/contract/permission.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { roleCreated } from '../../contract/events.ts';
import type { roles } from '../../contract/roles.ts';
import { roleConflicts } from '../conflicts.ts';
import { mayShapeRoles } from '../policy.ts';
import { refuseWhen } from '../refuse-when.ts';
import { insertRole, type RoleRow } from '../roles.queries.ts';
import { rootUnit } from '../units.queries.ts';

/** Creates a role. Roles are shared by the whole agency. */
export async function createRole(
  ctx: TxContext,
  input: InputOf<typeof roles.create>,
): Promise<OutputOf<typeof roles.create>> {
  const { tx, actor } = ctx;
  ensure(mayShapeRoles(actor, found(await rootUnit(tx)).id), 'core.forbidden');
  const permissions = knownPermissions(input.permissions);
  const role: RoleRow = { ...input, id: newId(), permissions, posts: 0 };
  await refuseWhen(roleConflicts, insertRole(tx, actor.agencyId, role));
  await emit(ctx, roleCreated, { subject: role.id, payload: { roleId: role.id, roleName: role.name } });
  return role;
}

/** Sorted, each once; a right that no module declares is refused. */
export function knownPermissions(names: readonly string[]): string[] {
  const declared = declaredPermissions();
  for (const name of names)
    ensure(declared.has(name), 'organization.permission-unknown', { permission: name });
  return [...new Set(names)].sort();
}
