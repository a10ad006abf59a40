import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Ground } from '../contract/check-ins.ts';
import type { ReviewAct, ReviewState } from '../contract/reviews.ts';
import type { CheckInId } from '../contract/terms.ts';

export interface ReviewRow {
  checkInId: CheckInId;
  personId: PersonId;
  grounds: Ground[];
  state: ReviewState;
  openedAt: Date;
}

export interface ReviewStepRow {
  checkInId: CheckInId;
  act: ReviewAct;
  byId: PersonId;
  at: Date;
  note: string | null;
}

const columns = `r.check_in_id as "checkInId", r.person_id as "personId", r.grounds, r.state, r.opened_at as "openedAt"`;

/** A review, held against other changes until the transaction ends. */
export async function lockReview(tx: Tx, id: CheckInId): Promise<ReviewRow | undefined> {
  const rows = await tx.rows<ReviewRow>(
    `select ${columns} from attendance.review r where r.agency_id = core.agency_id() and r.check_in_id = $1 for no key update`,
    [id],
  );
  return rows[0];
}

/** A page of the reviews of people in a state, by id of the check-in; one more than its size. Index: review_state. */
export function reviewsIn(
  tx: Tx,
  state: ReviewState,
  personIds: readonly PersonId[],
  before: string | null,
  size: number,
): Promise<ReviewRow[]> {
  return tx.rows(
    `select ${columns} from attendance.review r where r.agency_id = core.agency_id() and r.state = $1
       and r.person_id = any($2::uuid[]) and ($3::uuid is null or r.check_in_id < $3) order by r.check_in_id desc limit $4`,
    [state, personIds, before, size + 1],
  );
}

/** A page of the reviews of a person; one more than its size. Index: review_person. */
export function reviewsOf(
  tx: Tx,
  personId: PersonId,
  before: string | null,
  size: number,
): Promise<ReviewRow[]> {
  return tx.rows(
    `select ${columns} from attendance.review r where r.agency_id = core.agency_id() and r.person_id = $1
       and ($2::uuid is null or r.check_in_id < $2) order by r.check_in_id desc limit $3`,
    [personId, before, size + 1],
  );
}

/** What was done with reviews, in order. Index: review_step_review. */
export function reviewSteps(tx: Tx, ids: readonly CheckInId[]): Promise<ReviewStepRow[]> {
  return tx.rows(
    `select check_in_id as "checkInId", act, by_id as "byId", at, note from attendance.review_step
     where agency_id = core.agency_id() and check_in_id = any($1::uuid[]) order by check_in_id, id`,
    [ids],
  );
}

/** How many wait for somebody: first looks, and appeals about what somebody else decided; each up to a most. Index: review_state. */
export async function countReviews(
  tx: Tx,
  personIds: readonly PersonId[],
  most: number,
): Promise<{ checkIns: number; appeals: number }> {
  const rows = await tx.rows<{ checkIns: number; appeals: number }>(
    `select (select count(*) from (select from attendance.review r where r.agency_id = core.agency_id() and r.state = 'waiting'
         and r.person_id = any($1::uuid[]) limit $2) w)::int as "checkIns",
       (select count(*) from (select from attendance.review r where r.agency_id = core.agency_id() and r.state = 'appealed'
         and r.person_id = any($1::uuid[]) and not exists (select from attendance.review_step s
           where s.agency_id = r.agency_id and s.check_in_id = r.check_in_id and s.act = 'refuse' and s.by_id = core.person_id())
         limit $2) a)::int as appeals`,
    [personIds, most],
  );
  return rows[0]!;
}
