import type { FileId, PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { EntryId, EntryKind, RequestAct, RequestId, RequestState } from '../contract/terms.ts';
import type { Day } from './rules/days.ts';

export interface RequestRow {
  id: RequestId;
  personId: PersonId;
  isPrivate: boolean;
  state: RequestState;
}

const columns = 'r.id, r.person_id as "personId", r.is_private as "isPrivate", r.state';

/** A request as the walls show it, held against other steps until the transaction ends. */
export async function lockRequest(tx: Tx, id: RequestId): Promise<RequestRow | undefined> {
  const [row] = await tx.rows<RequestRow>(
    `select ${columns} from staff.request r where r.agency_id = core.agency_id() and r.id = $1 for update`,
    [id],
  );
  return row;
}

/** A request as the walls show it. */
export async function requestById(tx: Tx, id: RequestId): Promise<RequestRow | undefined> {
  const [row] = await tx.rows<RequestRow>(
    `select ${columns} from staff.request r where r.agency_id = core.agency_id() and r.id = $1`,
    [id],
  );
  return row;
}

/** Requests of a person, the latest first. Index: request_person. */
export function requestsOf(
  tx: Tx,
  personId: PersonId,
  before: string | null,
  size: number,
): Promise<RequestRow[]> {
  return tx.rows(
    `select ${columns} from staff.request r where r.agency_id = core.agency_id() and r.person_id = $1
       and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
    [personId, before, size + 1],
  );
}

/** Requests of others in a state, of people who go by one of the units or one below, the latest first. Index: request_state. */
export function requestsIn(
  tx: Tx,
  state: RequestState,
  unitIds: readonly UnitId[],
  before: string | null,
  size: number,
): Promise<RequestRow[]> {
  return tx.rows(
    `select ${columns} from staff.request r where r.agency_id = core.agency_id() and r.state = $1
       and r.person_id <> core.person_id() and staff.path_of(r.person_id) && $4::uuid[]
       and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
    [state, before, size + 1, unitIds],
  );
}

export interface ProposalRow {
  id: string;
  requestId: RequestId;
  personId: PersonId;
  kind: EntryKind;
  startsOn: Day;
  lastDay: Day | null;
  decreeNumber: string | null;
  decreeDay: Day | null;
  details: unknown;
  sealed: Buffer | null;
  fileId: FileId;
  replacesId: EntryId | null;
}

/** Of each request the proposal that was handed in last. */
const latestProposals = `select distinct on (p.request_id) p.id, p.request_id as "requestId", p.person_id as "personId", p.kind,
    p.starts_on as "startsOn", p.last_day as "lastDay", p.decree_number as "decreeNumber", p.decree_day as "decreeDay",
    p.details, p.details_sealed as sealed, p.file_id as "fileId", p.replaces_id as "replacesId"
  from staff.proposal p where p.agency_id = core.agency_id()`;

/** What is asked in requests, as the walls show it. Index: proposal_request. */
export function proposalsOf(tx: Tx, requestIds: readonly RequestId[]): Promise<ProposalRow[]> {
  return tx.rows(`${latestProposals} and p.request_id = any($1::uuid[]) order by p.request_id, p.id desc`, [
    requestIds,
  ]);
}

/** What somebody asks about their private part and nobody decided on. Index: request_person. */
export function pendingPrivate(tx: Tx, personId: PersonId): Promise<ProposalRow[]> {
  return tx.rows(
    `${latestProposals} and p.request_id in (select r.id from staff.request r
       where r.agency_id = core.agency_id() and r.person_id = $1 and r.is_private and r.state = 'submitted')
     order by p.request_id, p.id desc`,
    [personId],
  );
}

export interface StepRow {
  requestId: RequestId;
  act: RequestAct;
  byId: PersonId;
  at: Date;
  note: string | null;
}

/** Steps of requests in their order, as the walls show them. Index: request_step_request. */
export function stepsOf(tx: Tx, requestIds: readonly RequestId[]): Promise<StepRow[]> {
  return tx.rows(
    `select s.request_id as "requestId", s.act, s.by_id as "byId", s.at, s.note from staff.request_step s
     where s.agency_id = core.agency_id() and s.request_id = any($1::uuid[]) order by s.request_id, s.id`,
    [requestIds],
  );
}
