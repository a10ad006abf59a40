import type { Tx } from '#core/db/tx.ts';
import type { NoteId, RecordId } from '../../contract/terms.ts';
import { db, ofAgency } from '../classification/versions.queries.ts';

/** What a note says, and where it stands. */
export interface NoteWords {
  body: string;
  position: number | null;
  page: number | null;
  x: number | null;
  y: number | null;
}

export type NoteAct = 'written' | 'changed' | 'removed' | 'restored';

/** Writes a note with its first edition. */
export async function insertNote(
  tx: Tx,
  note: { id: NoteId; recordId: RecordId; by: string; at: Date; words: NoteWords },
): Promise<void> {
  await tx.run(
    db.insertInto('archive.note').values({
      ...{ agency_id: ofAgency, id: note.id, record_id: note.recordId },
      ...{ written_by: note.by, written_at: note.at },
    }),
  );
  await insertEdition(tx, note.id, { edition: 1, kind: 'written', at: note.at, words: note.words });
}

/** Adds an edition to a note that is held, and makes it the one that counts. */
export async function addEdition(
  tx: Tx,
  id: NoteId,
  made: { edition: number; kind: NoteAct; at: Date; words: NoteWords },
): Promise<void> {
  await insertEdition(tx, id, made);
  await tx.run(
    db
      .updateTable('archive.note')
      .set({ edition: made.edition, removed_at: made.kind === 'removed' ? made.at : null })
      .where('agency_id', '=', ofAgency)
      .where('id', '=', id),
  );
}

async function insertEdition(
  tx: Tx,
  id: NoteId,
  { edition, kind, at, words }: { edition: number; kind: NoteAct; at: Date; words: NoteWords },
): Promise<void> {
  const { body, position, page, x, y } = words;
  await tx.run(
    db.insertInto('archive.note_edition').values({
      ...{ agency_id: ofAgency, note_id: id, edition, kind, made_at: at },
      ...{ body, position, page, x, y },
    }),
  );
}
