import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { assignments } from '../../contract/assignments.ts';
import { presentAssignments } from '../assignments.present.ts';
import { assignmentPage, type Scope } from '../assignments.queries.ts';
import { todayOf } from '../deciding.ts';
import { managedScope } from '../who-manages.ts';

/** Assignments of patterns where the right is held, the latest first. */
export async function listAssignments(
  ctx: TxContext,
  input: InputOf<typeof assignments.list>,
): Promise<OutputOf<typeof assignments.list>> {
  const { tx } = ctx;
  const scope = narrowed(await managedScope(ctx), input);
  const found = await assignmentPage(tx, scope, cursorId(input.cursor), input.size);
  const { rows, next } = uuidPage(input, found);
  return { items: await presentAssignments(tx, rows, todayOf(ctx)), next };
}

/** The scope, or the one unit or person that is asked for in it. */
function narrowed(scope: Scope, { unitId, personId }: InputOf<typeof assignments.list>): Scope {
  if (!unitId && !personId) return scope;
  const within = <T>(all: readonly T[] | null, one: T | undefined) =>
    one !== undefined && (all === null || all.includes(one)) ? [one] : [];
  return { unitIds: within(scope.unitIds, unitId), personIds: within(scope.personIds, personId) };
}
