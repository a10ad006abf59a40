import { sql } from 'kysely';
import type { Tx } from '#core/db/tx.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import type { DeliveryId, DraftId } from '../../contract/terms.ts';
import { db } from '../drafts/drafts.queries.ts';

const agency = sql<string>`core.agency_id()`;

const whole = [
  'id',
  'letter_id',
  'position',
  'channel',
  'is_copy',
  'name',
  'behind',
  'post_id',
  'to_agency_id',
  'mail_address',
  'receipt_code',
  'sent_at',
  'delivered_at',
  'read_at',
  'failed_at',
  'failure',
  'incoming_letter_id',
  'receipt',
  'handed_to',
] as const;

const deliveries = () => db.selectFrom('outgoing.delivery').where('agency_id', '=', agency).select(whole);

/** Whom a letter goes to, in order. Index: delivery_of_letter. */
export function deliveriesOf(tx: Tx, letterId: DraftId) {
  return tx.all(deliveries().where('letter_id', '=', letterId).orderBy('position'));
}
export type DeliveryRecord = Awaited<ReturnType<typeof deliveriesOf>>[number];

/** One delivery; `lock` keeps others from changing it until the transaction ends. */
export function deliveryById(tx: Tx, id: DeliveryId, options: { lock?: boolean } = {}) {
  const query = deliveries().where('id', '=', id);
  return tx.maybe(options.lock ? query.forUpdate() : query);
}

/** The deliveries that posts here received as this incoming letter. Index: delivery_incoming. */
export function deliveriesOfIncoming(tx: Tx, letterId: LetterId) {
  return tx.all(deliveries().where('incoming_letter_id', '=', letterId));
}

const letters = () =>
  db
    .selectFrom('outgoing.letter as letter')
    .innerJoin('outgoing.draft as draft', (join) =>
      join.onRef('draft.agency_id', '=', 'letter.agency_id').onRef('draft.id', '=', 'letter.id'),
    )
    .innerJoin('outgoing.number as number', (join) =>
      join.onRef('number.agency_id', '=', 'letter.agency_id').onRef('number.id', '=', 'letter.number_id'),
    )
    .where('letter.agency_id', '=', agency)
    .select([
      'letter.id',
      'letter.kind_code',
      'letter.security_class',
      'letter.letter_day',
      'letter.facts as printed',
      // Of its newest edition.
      sql<string>`coalesce((select e.file_id from outgoing.edition e
        where e.agency_id = letter.agency_id and e.letter_id = letter.id order by e.number desc limit 1), letter.file_id)`.as(
        'file_id',
      ),
      'letter.verification_code',
      'letter.sent_at',
      'letter.sent_by',
      'letter.sent_post_id',
      'letter.answer_told_at',
      'letter.ended_at',
      'letter.ended_how',
      'draft.facts',
      'draft.subject',
      'draft.kind_name',
      'draft.unit_id',
      'draft.drafted_by',
      'draft.drafted_post_id',
      'draft.answers_letter_id',
      'draft.answers_desk_id',
      'draft.amends_draft_id',
      'draft.amends_how',
      'draft.destroyed_on',
      'draft.destroyed_report',
      sql<string>`number.text`.as('number'),
    ]);

/** A signed letter with all that its sending needs; `lock` holds it until the transaction ends. */
export function signedLetter(tx: Tx, id: DraftId, options: { lock?: boolean } = {}) {
  const query = letters().where('letter.id', '=', id);
  return tx.maybe(options.lock ? query.forUpdate('letter') : query);
}
export type SignedLetter = NonNullable<Awaited<ReturnType<typeof signedLetter>>>;

/** What a letter amends, and what amends it: pairs of later and earlier. Index: draft_amends. */
export async function amendments(tx: Tx, id: DraftId) {
  const rows = await tx.all(
    db
      .selectFrom('outgoing.draft')
      .where('agency_id', '=', agency)
      .where('amends_draft_id', 'is not', null)
      .where((eb) => eb.or([eb('id', '=', id), eb('amends_draft_id', '=', id)]))
      .where('stage', '=', 'sent')
      .select(['id', 'amends_draft_id', 'amends_how']),
  );
  return rows.map((row) => ({
    later: row.id as DraftId,
    earlier: row.amends_draft_id as DraftId,
    how: row.amends_how!,
  }));
}

/** The posts that wrote, initialled or signed a letter. */
export async function postsBehind(tx: Tx, id: DraftId): Promise<string[]> {
  const rows = await tx.rows<{ post_id: string }>(
    `select drafted_post_id as post_id from outgoing.draft where agency_id = core.agency_id() and id = $1
     union select post_id from outgoing.step
     where agency_id = core.agency_id() and draft_id = $1 and state in ('approved', 'edited', 'signed')`,
    [id],
  );
  return rows.map((row) => row.post_id);
}
