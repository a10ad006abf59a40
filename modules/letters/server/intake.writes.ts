import { sql } from 'kysely';
import { newId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Channel, IntakeId, LetterId } from '../contract/terms.ts';
import type { Proposal } from '../contract/views.ts';
import { db } from './letters.queries.ts';

export interface NewIntake {
  id: IntakeId;
  agencyId: string;
  unitId: string;
  channel: Channel;
  receivedAt: Date;
  receivedBy: string | null;
  origin: string | null;
  originKey: string | null;
  /** What the sender says about the letter, where it came with it. */
  known?: readonly Proposal[];
}

/** Writes an intake; false when this piece of mail came in before. */
export async function addIntake(tx: Tx, intake: NewIntake): Promise<boolean> {
  const added = await tx.run(
    db
      .insertInto('letters.intake')
      .values({
        agency_id: intake.agencyId,
        id: intake.id,
        unit_id: intake.unitId,
        channel: intake.channel,
        received_at: intake.receivedAt,
        received_by: intake.receivedBy,
        origin: intake.origin,
        origin_key: intake.originKey,
        known: intake.known ? JSON.stringify(intake.known) : null,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
  return added === 1;
}

export interface NewDocument {
  agencyId: string;
  intakeId: IntakeId;
  fileId: string;
  position: number;
  name: string;
  mediaType: string;
  sha256: string;
  originKey?: string;
}

/** Adds files to an intake as documents that wait to be read; the ids of those that had not come in before. */
export async function addDocuments(tx: Tx, documents: readonly NewDocument[]): Promise<string[]> {
  if (documents.length === 0) return [];
  const added = await tx.all(
    db
      .insertInto('letters.document')
      .values(
        documents.map((document) => ({
          agency_id: document.agencyId,
          id: newId<'Document'>(),
          intake_id: document.intakeId,
          file_id: document.fileId,
          position: document.position,
          name: document.name,
          media_type: document.mediaType,
          sha256: Buffer.from(document.sha256, 'hex'),
          origin_key: document.originKey ?? null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  );
  return added.map((row) => row.id);
}

/** Ends an intake: it became a letter. */
export async function settleIntake(tx: Tx, id: string, letterId: LetterId, at: Date): Promise<void> {
  await tx.run(
    db
      .updateTable('letters.intake')
      .set({ settled_at: at, letter_id: letterId })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('id', '=', id),
  );
}

/** Hands the documents of an intake to its letter, which must be there: its rights are theirs from now on. */
export async function adoptDocuments(tx: Tx, intakeId: string, letterId: LetterId): Promise<void> {
  await tx.run(
    db
      .updateTable('letters.document')
      .set({ letter_id: letterId })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('intake_id', '=', intakeId),
  );
}

/** Ends an intake that is not to be registered. */
export async function discardIntake(tx: Tx, id: string, reason: string, at: Date): Promise<void> {
  await tx.run(
    db
      .updateTable('letters.intake')
      .set({ settled_at: at, discard_reason: reason })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('id', '=', id),
  );
}

/** Takes the documents from a letter; from now on the rights of their mail are theirs. */
export async function releaseDocuments(tx: Tx, letterId: LetterId): Promise<void> {
  await tx.run(
    db
      .updateTable('letters.document')
      .set({ letter_id: null })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('letter_id', '=', letterId),
  );
}

/** Puts mail back into the tray. */
export async function reopenIntakes(tx: Tx, ids: readonly IntakeId[]): Promise<void> {
  await tx.run(
    db
      .updateTable('letters.intake')
      .set({ settled_at: null, letter_id: null })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`),
  );
}
