import { sql } from 'kysely';
import type { UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { IntakeId, LetterId } from '../contract/terms.ts';
import { db, readableIn } from './letters.queries.ts';

function intakes() {
  return db
    .selectFrom('letters.intake')
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .select([
      'id',
      'unit_id',
      'channel',
      'received_at',
      'received_by',
      'origin',
      'known',
      'settled_at',
      'letter_id',
    ]);
}

/** One intake; `lock` keeps two clerks from registering it twice. */
export function intakeById(tx: Tx, id: IntakeId, options: { lock?: boolean } = {}) {
  const query = intakes().where('id', '=', id);
  return tx.maybe(options.lock ? query.forUpdate() : query);
}
export type IntakeRecord = NonNullable<Awaited<ReturnType<typeof intakeById>>>;

/** The intake of a piece of mail by its identity in its channel. */
export function intakeByOrigin(tx: Tx, originKey: string) {
  return tx.maybe(intakes().where('origin_key', '=', originKey).forUpdate());
}

/** Mail of the units that nobody has dealt with, newest first. Index: intake_waiting. */
export function waitingIntakes(tx: Tx, units: readonly UnitId[], before: string | null, size: number) {
  return tx.all(
    intakes()
      .where('unit_id', '=', sql<string>`any(${units}::uuid[])`)
      .where('settled_at', 'is', null)
      .where(sql<boolean>`(${before}::uuid is null or id < ${before}::uuid)`)
      .orderBy('id', 'desc')
      .limit(size),
  );
}

/** How much mail waits in the units. Index: intake_waiting. */
export async function countIntakes(tx: Tx, units: readonly UnitId[]): Promise<number> {
  const row = await tx.one(
    db
      .selectFrom('letters.intake')
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('unit_id', '=', sql<string>`any(${units}::uuid[])`)
      .where('settled_at', 'is', null)
      .select(sql<number>`count(*)`.as('count')),
  );
  return row.count;
}

/** Registered letters with a file of the same content as one of these intakes, as far as the reader may see them. */
export function duplicatesOf(tx: Tx, intakeIds: readonly string[], units: readonly UnitId[]) {
  return tx.all(
    db
      .selectFrom('letters.document as mine')
      .innerJoin('letters.document as other', (join) =>
        join.onRef('other.agency_id', '=', 'mine.agency_id').onRef('other.sha256', '=', 'mine.sha256'),
      )
      .innerJoin('letters.letter as letter', (join) =>
        join.onRef('letter.agency_id', '=', 'other.agency_id').onRef('letter.id', '=', 'other.letter_id'),
      )
      .where('mine.agency_id', '=', sql<string>`core.agency_id()`)
      .where('mine.intake_id', '=', sql<string>`any(${intakeIds}::uuid[])`)
      .whereRef('other.intake_id', '<>', 'mine.intake_id')
      .where(readableIn(units))
      .select([
        'mine.intake_id',
        'letter.id',
        'letter.agenda_number',
        'letter.book_year',
        'letter.registered_at',
      ])
      .distinct(),
  );
}

/** The mail that a letter came from, the first first. Index: intake_letter. */
export async function mailOfLetter(tx: Tx, letterId: LetterId): Promise<IntakeId[]> {
  const rows = await tx.all(
    db
      .selectFrom('letters.intake')
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('letter_id', '=', letterId)
      .select('id')
      .orderBy('id'),
  );
  return rows.map((row) => row.id as IntakeId);
}

/** How many documents an intake has: the position of the next. */
export async function documentCount(tx: Tx, intakeId: IntakeId): Promise<number> {
  const row = await tx.one(
    db
      .selectFrom('letters.document')
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('intake_id', '=', intakeId)
      .select(sql<number>`count(*)`.as('count')),
  );
  return row.count;
}

/** True when a document of this identity in its channel came in before. Index: document_origin. */
export async function isTakenIn(tx: Tx, originKey: string): Promise<boolean> {
  const row = await tx.maybe(
    db
      .selectFrom('letters.document')
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('origin_key', '=', originKey)
      .select('id'),
  );
  return row !== undefined;
}

/** Waits for whoever takes in mail of the same origin at this moment, until the transaction ends. */
export async function holdOrigin(tx: Tx, originKey: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [originKey]);
}
