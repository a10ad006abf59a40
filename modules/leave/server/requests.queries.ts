import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Zone } from '#modules/calendar/contract/terms.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import type { RequestParty, RequestState } from '../contract/request-terms.ts';
import type { StepAct } from '../contract/request-view.ts';
import type { DayHalf, Employment, LeaveDecision, LeaveKind, LeaveReason } from '../contract/terms.ts';
import type { DayText } from './rules/length/calendar-days.ts';

/** Annual leave that a request costs within one year. */
export interface Charge {
  year: number;
  first: DayText;
  days: number;
}

export interface RequestRow {
  id: LeaveRequestId;
  personId: PersonId;
  postId: PostId;
  employment: Employment;
  kind: LeaveKind;
  reason: LeaveReason | null;
  first: DayText;
  last: DayText;
  half: DayHalf | null;
  hours: number | null;
  remoteDays: number;
  child: number | null;
  abroad: boolean;
  continues: DayText | null;
  zone: Zone;
  substituteId: PersonId | null;
  superiorPostId: PostId;
  officialPostId: PostId;
  notice: boolean;
  askedOn: DayText;
  state: RequestState;
  takenUntil: DayText | null;
  replacesId: LeaveRequestId | null;
  charged: Charge[];
  enteredBy: PersonId;
  enteredAt: Date;
}

/** `child` and what was said in words stay hidden from the worker. */
const known = `r.id, r.person_id as "personId", r.post_id as "postId", r.employment, r.kind, r.reason, r.first_day as first,
  r.last_day as last, r.half, r.hours, r.remote_days as "remoteDays", r.abroad, r.continues_on as continues, r.zone,
  r.substitute_id as "substituteId", r.superior_post_id as "superiorPostId", r.official_post_id as "officialPostId", r.notice,
  r.asked_on as "askedOn", r.state, r.taken_until as "takenUntil", r.replaces_id as "replacesId", r.charged,
  r.entered_by as "enteredBy", r.entered_at as "enteredAt"`;
const columns = `${known}, r.child`;

/** What the worker knows of a request. */
export type KnownRequest = Omit<RequestRow, 'child'>;

/** A request, held against other acts until the transaction ends. */
export async function lockRequest(tx: Tx, id: LeaveRequestId): Promise<RequestRow | undefined> {
  const [row] = await tx.rows<RequestRow>(
    `select ${columns} from leave.request r where r.agency_id = core.agency_id() and r.id = $1 for no key update`,
    [id],
  );
  return row;
}

export async function requestById(tx: Tx, id: LeaveRequestId): Promise<RequestRow | undefined> {
  const [row] = await tx.rows<RequestRow>(
    `select ${columns} from leave.request r where r.agency_id = core.agency_id() and r.id = $1`,
    [id],
  );
  return row;
}

/** The same for the worker. */
export async function lockKnown(tx: Tx, id: LeaveRequestId): Promise<KnownRequest | undefined> {
  const [row] = await tx.rows<KnownRequest>(
    `select ${known} from leave.request r where r.agency_id = core.agency_id() and r.id = $1 for no key update`,
    [id],
  );
  return row;
}

/** What was said in words, sealed. */
export async function wordsOf(tx: Tx, id: LeaveRequestId): Promise<Buffer | undefined> {
  const [row] = await tx.rows<{ sealed: Buffer }>(
    'select words_sealed as sealed from leave.request where agency_id = core.agency_id() and id = $1',
    [id],
  );
  return row?.sealed;
}

/** All leave of people that counts or may come to count, as far as the actor may see it. Index: request_person. */
export function standingOf(tx: Tx, personIds: readonly PersonId[]): Promise<RequestRow[]> {
  return tx.rows(
    `select ${columns} from leave.request r where r.agency_id = core.agency_id() and r.person_id = any($1::uuid[])
       and r.state in ('awaiting-substitute', 'awaiting-superior', 'awaiting-official', 'granted', 'deferred', 'taken', 'ended-early')
     order by r.first_day, r.id`,
    [personIds],
  );
}

/** Requests of a person, the latest first; one more than the size. Index: request_person. */
export function requestsOf(
  tx: Tx,
  personId: PersonId,
  after: string | null,
  size: number,
): Promise<RequestRow[]> {
  return tx.rows(
    `select ${columns} from leave.request r where r.agency_id = core.agency_id() and r.person_id = $1
       and ($2::uuid is null or r.id < $2) order by r.id desc limit $3`,
    [personId, after, size + 1],
  );
}

export type DeskName = 'substitute' | 'superior' | 'official';

const deskWhere: Record<DeskName, string> = {
  substitute: "r.state = 'awaiting-substitute' and r.substitute_id = $1",
  superior:
    "r.state = 'awaiting-superior' and r.superior_post_id = any($2::uuid[]) and r.person_id is distinct from $1",
  official:
    "r.state = 'awaiting-official' and r.official_post_id = any($2::uuid[]) and r.person_id is distinct from $1",
};

/** Requests that lie with a person or their posts, the oldest first. Index: request_<desk>. */
export function deskOf(
  tx: Tx,
  desk: DeskName,
  who: { personId: PersonId; postIds: readonly PostId[] },
  after: string | null,
  size: number,
): Promise<RequestRow[]> {
  return tx.rows(
    `select ${columns} from leave.request r where r.agency_id = core.agency_id() and $2::uuid[] is not null and ${deskWhere[desk]}
       and ($3::uuid is null or r.id > $3) order by r.id limit $4`,
    [who.personId, who.postIds, after, size + 1],
  );
}

/** Requests in states, of people below some units, the latest first. Index: request_state, request_person. */
export function requestsIn(
  tx: Tx,
  question: {
    states: readonly RequestState[];
    personId: PersonId | null;
    unitIds: readonly string[];
    exceptPersonId: PersonId;
    after: string | null;
    size: number;
  },
): Promise<RequestRow[]> {
  const { states, personId, unitIds, exceptPersonId, after, size } = question;
  return tx.rows(
    `select ${columns} from leave.request r where r.agency_id = core.agency_id() and r.state = any($1::text[])
       and ($2::uuid is null or r.person_id = $2) and r.person_id <> $4 and leave.path_of(r.person_id) && $3::uuid[]
       and ($5::uuid is null or r.id < $5) order by r.id desc limit $6`,
    [states, personId, unitIds, exceptPersonId, after, size + 1],
  );
}

export interface StepRow {
  requestId: LeaveRequestId;
  act: StepAct;
  party: RequestParty;
  byId: PersonId | null;
  postId: PostId | null;
  at: Date;
  onDay: DayText;
  opinion: LeaveDecision | null;
  reason: string | null;
  letterNumber: string | null;
  first: DayText | null;
  last: DayText | null;
}

/** The steps of requests in their order. Index: request_step_request. */
export function stepsOf(tx: Tx, requestIds: readonly LeaveRequestId[]): Promise<StepRow[]> {
  return tx.rows(
    `select s.request_id as "requestId", s.act, s.party, s.by_id as "byId", s.post_id as "postId", s.at, s.on_day as "onDay",
       s.opinion, s.reason, s.letter_number as "letterNumber", s.first_day as first, s.last_day as last
     from leave.request_step s where s.agency_id = core.agency_id() and s.request_id = any($1::uuid[]) order by s.id`,
    [requestIds],
  );
}

/** Since when requests lie where they lie; the number of a letter moves none. Index: request_step_request. */
export async function lyingSince(tx: Tx, ids: readonly LeaveRequestId[]): Promise<Map<string, Date>> {
  const rows = await tx.rows<{ id: string; at: Date }>(
    `select s.request_id as id, max(s.at) as at from leave.request_step s
     where s.agency_id = core.agency_id() and s.request_id = any($1::uuid[]) and s.act <> 'number-letter' group by s.request_id`,
    [ids],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Granted leave whose last day lies before today in its zone, the oldest first. Index: request_over. */
export function leaveOver(
  tx: Tx,
  today: Readonly<Record<Zone, DayText>>,
  size: number,
): Promise<{ id: LeaveRequestId }[]> {
  return tx.rows(
    `select r.id from leave.request r where r.agency_id = core.agency_id() and r.state = 'granted'
       and r.last_day < case r.zone when 'Asia/Jakarta' then $1::date when 'Asia/Makassar' then $2::date else $3::date end
     order by r.last_day, r.id limit $4`,
    [today['Asia/Jakarta'], today['Asia/Makassar'], today['Asia/Jayapura'], size],
  );
}

/** Requests that wait at a post, from an id on. */
export function waitingAtPosts(
  tx: Tx,
  after: LeaveRequestId | null,
  size: number,
): Promise<{ id: LeaveRequestId }[]> {
  return tx.rows(
    `select r.id from leave.request r where r.agency_id = core.agency_id() and r.state in ('awaiting-superior', 'awaiting-official')
       and ($1::uuid is null or r.id > $1) order by r.id limit $2`,
    [after, size],
  );
}

/** Holds the leave of a person against other requests until the transaction ends: a balance is not spent twice. */
export async function lockLeaveOf(tx: Tx, personId: PersonId): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('leave:' || $1::uuid::text, 0))", [personId]);
}

/** Leave within some days on which a person agreed to stand in, as far as the actor may see it. Index: request_stood_in. */
export function stoodInBy(
  tx: Tx,
  substituteId: PersonId,
  from: DayText,
  until: DayText,
): Promise<Pick<RequestRow, 'personId' | 'first' | 'last'>[]> {
  return tx.rows(
    `select r.person_id as "personId", r.first_day as first, r.last_day as last from leave.request r
     where r.agency_id = core.agency_id() and r.substitute_id = $1 and not r.notice
       and r.state in ('awaiting-superior', 'awaiting-official', 'granted') and r.first_day <= $3 and r.last_day >= $2
     order by r.first_day, r.id limit 20`,
    [substituteId, from, until],
  );
}

/** Several requests, as far as the actor may see them. */
export function requestsByIds(tx: Tx, ids: readonly LeaveRequestId[]): Promise<RequestRow[]> {
  return tx.rows(
    `select ${columns} from leave.request r where r.agency_id = core.agency_id() and r.id = any($1::uuid[])`,
    [ids],
  );
}
