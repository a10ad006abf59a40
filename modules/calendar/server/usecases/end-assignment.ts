import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { AssignmentView, assignments } from '../../contract/assignments.ts';
import { assignmentEnded } from '../../contract/events.ts';
import { presentAssignments } from '../assignments.present.ts';
import { assignmentById } from '../assignments.queries.ts';
import { lockCalendar } from '../basis.writes.ts';
import { endRows } from '../dated.writes.ts';
import { todayOf, writeBasis } from '../deciding.ts';
import { endingAfter, endingFault } from '../rules/take-over.ts';
import { ensureManages, managedPeople } from '../who-manages.ts';

/** Ends an assignment after a last day. */
export async function endAssignment(
  ctx: TxContext,
  { assignmentId, lastDay, ...input }: InputOf<typeof assignments.end>,
): Promise<AssignmentView> {
  const { tx } = ctx;
  await lockCalendar(tx);
  const row = found(await assignmentById(tx, assignmentId));
  const { personId, unitId, patternId } = row;
  if (personId) ensure((await managedPeople(ctx, [personId])).has(personId), 'core.not-found');
  else await ensureManages(ctx, unitId);
  const today = todayOf(ctx);
  const fault = endingFault(row, lastDay, today);
  if (fault) fail(fault);
  const endsBefore = endingAfter(row, lastDay);

  const basis = writeBasis(ctx, input);
  await endRows(tx, 'assignment', [{ id: assignmentId, endsBefore }], basis.id);
  await emit(ctx, assignmentEnded, {
    subject: found(unitId ?? personId),
    payload: { patternId, unitId, personId, lastDay, basisNumber: input.basisNumber },
  });
  const [view] = await presentAssignments(tx, [{ ...row, endsBefore, ending: basis.view }], today);
  return found(view);
}
