import { type Insertable, sql, type Updateable } from 'kysely';
import { ensure } from '#core/contract/errors.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import { db } from '../drafts/drafts.queries.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';

const agency = sql<string>`core.agency_id()`;

type DeliveryTable = OutgoingTables['outgoing.delivery'];
export type NewDelivery = Omit<Insertable<DeliveryTable>, 'agency_id' | 'letter_id'>;

/** Writes whom a letter goes to. */
export function insertDeliveries(tx: Tx, letterId: DraftId, rows: readonly NewDelivery[]): void {
  if (rows.length === 0) return;
  tx.send(
    db
      .insertInto('outgoing.delivery')
      .values(rows.map((row) => ({ ...row, agency_id: agency, letter_id: letterId }))),
  );
}

/** Notes who sent a letter, when; who receives it here may read it from now on. @throws outgoing.not-now where it was sent before */
export async function markLetterSent(
  tx: Tx,
  id: DraftId,
  sent: { at: Date; by: PersonId; postId: PostId; readers: readonly PostId[] },
): Promise<void> {
  const marked = await tx.run(
    db
      .updateTable('outgoing.letter')
      .set({
        sent_at: sent.at,
        sent_by: sent.by,
        sent_post_id: sent.postId,
        readers: withReaders(sent.readers),
      })
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .where('sent_at', 'is', null),
  );
  ensure(marked === 1, 'outgoing.not-now');
}

/** Lets further posts read a letter that was sent. */
export function addLetterReaders(tx: Tx, id: DraftId, posts: readonly PostId[]): void {
  tx.send(
    db
      .updateTable('outgoing.letter')
      .set({ readers: withReaders(posts) })
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
}

function withReaders(posts: readonly PostId[]) {
  return sql<
    string[]
  >`(select array_agg(distinct post) from unnest(readers || ${posts}::uuid[]) as one(post))`;
}

/** Notes how a letter ended by a later one. */
export function markLetterEnded(
  tx: Tx,
  id: DraftId,
  ended: { at: Date; by: DraftId; how: 'withdrawn' | 'replaced' },
): void {
  tx.send(
    db
      .updateTable('outgoing.letter')
      .set({ ended_at: ended.at, ended_by_letter: ended.by, ended_how: ended.how })
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .where('ended_at', 'is', null),
  );
}

/** Notes that what a letter answers was told. */
export function markAnswerTold(tx: Tx, id: DraftId, at: Date): void {
  tx.send(
    db
      .updateTable('outgoing.letter')
      .set({ answer_told_at: at })
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
}

export type DeliveryChange = Updateable<DeliveryTable>;

/** Changes where deliveries stand. They are locked, or their letter is. */
export function changeDeliveries(tx: Tx, ids: readonly DeliveryId[], change: DeliveryChange): void {
  if (ids.length === 0) return;
  tx.send(
    db
      .updateTable('outgoing.delivery')
      .set(change)
      .where('agency_id', '=', agency)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`),
  );
}

/** A delivery that failed, and why. */
export function failed(code: string, at: Date): DeliveryChange {
  return { failed_at: at, failure: code };
}

/** A delivery that did not fail, or does so no longer. */
export const notFailed: DeliveryChange = { failed_at: null, failure: null };
