import { fail } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf, violates } from '#core/db/tx.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import type { LeaveTables } from './leave.tables.ts';
import type { RequestRow, StepRow } from './requests.queries.ts';

export const db = tablesOf<LeaveTables>();

/** A request as it is written; its state changes by steps alone. */
export type Written = Omit<RequestRow, 'enteredBy' | 'enteredAt' | 'state' | 'takenUntil'>;

function columnsOf(row: Written, sealed: Buffer) {
  return {
    post_id: row.postId,
    employment: row.employment,
    kind: row.kind as 'annual',
    reason: row.reason,
    first_day: row.first,
    last_day: row.last,
    half: row.half,
    hours: row.hours,
    remote_days: row.remoteDays,
    child: row.child,
    abroad: row.abroad,
    continues_on: row.continues,
    zone: row.zone,
    substitute_id: row.substituteId,
    superior_post_id: row.superiorPostId,
    official_post_id: row.officialPostId,
    notice: row.notice,
    asked_on: row.askedOn,
    charged: JSON.stringify(row.charged),
    words_sealed: sealed,
  };
}

/** Writes a draft. */
export async function insertRequest(
  tx: Tx,
  agencyId: string,
  row: Written,
  sealed: Buffer,
  by: { enteredBy: PersonId; enteredAt: Date },
): Promise<void> {
  const { id, personId, replacesId } = row;
  await tx.run(
    db.insertInto('leave.request').values({
      ...{ agency_id: agencyId, id, person_id: personId, replaces_id: replacesId, state: 'draft' },
      ...columnsOf(row, sealed),
      ...{ entered_by: by.enteredBy, entered_at: by.enteredAt },
    }),
  );
}

/** Writes a draft anew that came back. */
export async function rewriteRequest(tx: Tx, agencyId: string, row: Written, sealed: Buffer): Promise<void> {
  await tx.run(
    db
      .updateTable('leave.request')
      .set(columnsOf(row, sealed))
      .where('agency_id', '=', agencyId)
      .where('id', '=', row.id),
  );
}

/** What a step changes of a request. */
export type Changed = Pick<RequestRow, 'id' | 'state'> &
  Partial<Pick<RequestRow, 'first' | 'last' | 'remoteDays' | 'charged' | 'takenUntil'>>;

export async function changeRequest(tx: Tx, agencyId: string, changed: Changed): Promise<void> {
  const { first, last, remoteDays, charged, takenUntil } = changed;
  await tx.run(
    db
      .updateTable('leave.request')
      .set({
        state: changed.state,
        ...(first === undefined ? {} : { first_day: first }),
        ...(last === undefined ? {} : { last_day: last }),
        ...(remoteDays === undefined ? {} : { remote_days: remoteDays }),
        ...(charged === undefined ? {} : { charged: JSON.stringify(charged) }),
        ...(takenUntil === undefined ? {} : { taken_until: takenUntil }),
      })
      .where('agency_id', '=', agencyId)
      .where('id', '=', changed.id),
  );
}

/** Hands a request on to the posts that keep it now. */
export async function setPosts(
  tx: Tx,
  agencyId: string,
  { id, superiorPostId, officialPostId }: Pick<RequestRow, 'id' | 'superiorPostId' | 'officialPostId'>,
): Promise<void> {
  await tx.run(
    db
      .updateTable('leave.request')
      .set({ superior_post_id: superiorPostId, official_post_id: officialPostId })
      .where('agency_id', '=', agencyId)
      .where('id', '=', id),
  );
}

export async function insertStep(tx: Tx, agencyId: string, step: StepRow): Promise<void> {
  await tx.run(
    db.insertInto('leave.request_step').values({
      agency_id: agencyId,
      id: newId(),
      request_id: step.requestId,
      act: step.act,
      party: step.party,
      by_id: step.byId,
      post_id: step.postId,
      at: step.at,
      on_day: step.onDay,
      opinion: step.opinion,
      reason: step.reason,
      letter_number: step.letterNumber,
      first_day: step.first,
      last_day: step.last,
    }),
  );
}

/** The days that a request holds from now on; asked for and granted days of one person never overlap. */
export interface Held extends Pick<RequestRow, 'id' | 'personId' | 'first' | 'last' | 'half' | 'hours'> {
  state: 'asked' | 'granted' | 'free';
}

/** @throws leave.overlaps where other leave holds one of the days, also where it came a moment before */
export async function holdDays(tx: Tx, agencyId: string, held: Held): Promise<void> {
  const days = {
    first_day: held.first,
    last_day: held.last,
    half: held.half,
    hours: held.hours,
    state: held.state,
  };
  try {
    await tx.run(
      db
        .insertInto('leave.absence')
        .values({ agency_id: agencyId, request_id: held.id, person_id: held.personId, ...days })
        .onConflict((conflict) => conflict.columns(['agency_id', 'request_id']).doUpdateSet(days)),
    );
  } catch (error) {
    if (violates(error, 'absence_overlaps')) fail('leave.overlaps', { ids: [] as LeaveRequestId[] });
    throw error;
  }
}
