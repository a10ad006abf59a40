import type { FileId, PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { RequestAct, RequestContent, RequestState } from '../contract/requests.ts';
import type { AttendanceRequestId } from '../contract/terms.ts';
import type { Day } from './rules/calendar-days.ts';

export interface RequestRow {
  id: AttendanceRequestId;
  personId: PersonId;
  content: RequestContent;
  firstDay: Day;
  lastDay: Day;
  reason: string;
  fileId: FileId | null;
  state: RequestState;
}

export interface RequestStepRow {
  requestId: AttendanceRequestId;
  act: RequestAct;
  byId: PersonId;
  at: Date;
  note: string | null;
}

const columns = `r.id, r.person_id as "personId", r.mark as content, r.first_day as "firstDay", r.last_day as "lastDay", r.reason,
  r.file_id as "fileId", r.state`;

/** A page of the requests of a person, the latest first; one more than its size. Index: request_person. */
export function requestsOf(
  tx: Tx,
  personId: PersonId,
  before: string | null,
  size: number,
): Promise<RequestRow[]> {
  return tx.rows(
    `select ${columns} from attendance.request r where r.agency_id = core.agency_id() and r.person_id = $1
       and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
    [personId, before, size + 1],
  );
}

/** A page of the requests of people in a state, the latest first; one more than its size. Index: request_state. */
export function requestsIn(
  tx: Tx,
  state: RequestState,
  personIds: readonly PersonId[],
  before: string | null,
  size: number,
): Promise<RequestRow[]> {
  return tx.rows(
    `select ${columns} from attendance.request r where r.agency_id = core.agency_id() and r.state = $1
       and r.person_id = any($2::uuid[]) and ($3::uuid is null or r.id < $3) order by r.id desc limit $4`,
    [state, personIds, before, size + 1],
  );
}

/** How many requests of people wait, up to a most. Index: request_state. */
export async function countRequests(tx: Tx, personIds: readonly PersonId[], most: number): Promise<number> {
  const rows = await tx.rows<{ count: number }>(
    `select count(*)::int as count from (select from attendance.request r where r.agency_id = core.agency_id()
       and r.state = 'submitted' and r.person_id = any($1::uuid[]) limit $2) w`,
    [personIds, most],
  );
  return rows[0]!.count;
}

export async function requestById(tx: Tx, id: AttendanceRequestId): Promise<RequestRow | undefined> {
  const rows = await tx.rows<RequestRow>(
    `select ${columns} from attendance.request r where r.agency_id = core.agency_id() and r.id = $1`,
    [id],
  );
  return rows[0];
}

/** A request, held against other changes until the transaction ends. */
export async function lockRequest(tx: Tx, id: AttendanceRequestId): Promise<RequestRow | undefined> {
  const rows = await tx.rows<RequestRow>(
    `select ${columns} from attendance.request r where r.agency_id = core.agency_id() and r.id = $1 for no key update`,
    [id],
  );
  return rows[0];
}

/** What was done with requests, in order. Index: request_step_request. */
export function requestSteps(tx: Tx, ids: readonly AttendanceRequestId[]): Promise<RequestStepRow[]> {
  return tx.rows(
    `select request_id as "requestId", act, by_id as "byId", at, note from attendance.request_step
     where agency_id = core.agency_id() and request_id = any($1::uuid[]) order by request_id, id`,
    [ids],
  );
}

/** First and last days of requests for work elsewhere that wait or were approved and lie in a time. Index: request_person. */
export function remoteRequests(
  tx: Tx,
  personId: PersonId,
  from: Day,
  until: Day,
): Promise<{ id: AttendanceRequestId; firstDay: Day; lastDay: Day }[]> {
  return tx.rows(
    `select id, first_day as "firstDay", last_day as "lastDay" from attendance.request
     where agency_id = core.agency_id() and person_id = $1 and kind = 'remote' and state in ('submitted', 'approved')
       and last_day >= $2 and first_day <= $3`,
    [personId, from, until],
  );
}
