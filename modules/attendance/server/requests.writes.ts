import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { RequestAct, RequestState } from '../contract/requests.ts';
import type { AttendanceRequestId } from '../contract/terms.ts';
import { db } from './attendance-db.ts';
import type { RequestRow } from './requests.queries.ts';

export async function insertRequest(
  tx: Tx,
  agencyId: string,
  row: Omit<RequestRow, 'id' | 'state'>,
): Promise<AttendanceRequestId> {
  const id = newId<'AttendanceRequest'>();
  await tx.run(
    db.insertInto('attendance.request').values({
      agency_id: agencyId,
      id,
      person_id: row.personId,
      kind: row.content.kind,
      first_day: row.firstDay,
      last_day: row.lastDay,
      mark: JSON.stringify(row.content),
      reason: row.reason,
      file_id: row.fileId,
      state: 'submitted',
    }),
  );
  return id;
}

/** Notes an act on a request, and the state that it leads to. */
export async function writeRequestStep(
  tx: Tx,
  step: {
    agencyId: string;
    requestId: AttendanceRequestId;
    act: RequestAct;
    to: RequestState;
    by: PersonId;
    at: Date;
    note: string | null;
  },
): Promise<void> {
  tx.send(
    db.insertInto('attendance.request_step').values({
      agency_id: step.agencyId,
      id: newId(),
      request_id: step.requestId,
      act: step.act,
      by_id: step.by,
      at: step.at,
      note: step.note,
    }),
  );
  if (step.act === 'submit') return;
  await tx.rows('update attendance.request set state = $2 where agency_id = core.agency_id() and id = $1', [
    step.requestId,
    step.to,
  ]);
}
