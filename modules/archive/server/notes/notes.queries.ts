import type { Tx } from '#core/db/tx.ts';
import type { NoteId, RecordId } from '../../contract/terms.ts';
import { db, ofAgency } from '../classification/versions.queries.ts';

const withWords = () =>
  db
    .selectFrom('archive.note as note')
    .innerJoin('archive.note_edition as said', (join) =>
      join
        .onRef('said.agency_id', '=', 'note.agency_id')
        .onRef('said.note_id', '=', 'note.id')
        .onRef('said.edition', '=', 'note.edition'),
    )
    .where('note.agency_id', '=', ofAgency)
    .select([
      'note.id',
      'note.record_id',
      'note.edition',
      'note.written_by',
      'note.written_at',
      'note.removed_at',
      'said.kind',
      'said.body',
      'said.position',
      'said.page',
      'said.x',
      'said.y',
      'said.made_at',
    ]);

/** Notes beside a record as they stand, the first written first. Index: note_record. */
export function notesOf(tx: Tx, recordId: RecordId) {
  return tx.all(
    withWords()
      .where('note.record_id', '=', recordId)
      .where('note.removed_at', 'is', null)
      .orderBy('note.id'),
  );
}
export type NoteRow = Awaited<ReturnType<typeof notesOf>>[number];

/** A note as the walls show it, removed or not. */
export function noteById(tx: Tx, id: NoteId, options: { lock?: boolean } = {}) {
  const query = withWords().where('note.id', '=', id);
  return tx.maybe(options.lock ? query.forUpdate('note') : query);
}

export function editionsOf(tx: Tx, id: NoteId) {
  return tx.all(
    db
      .selectFrom('archive.note_edition')
      .where('agency_id', '=', ofAgency)
      .where('note_id', '=', id)
      .select(['edition', 'kind', 'body', 'position', 'page', 'x', 'y'])
      .orderBy('edition', 'desc'),
  );
}

export async function countNotes(tx: Tx, recordId: RecordId): Promise<number> {
  const { notes } = await tx.one(
    db
      .selectFrom('archive.note')
      .where('agency_id', '=', ofAgency)
      .where('record_id', '=', recordId)
      .select(({ fn }) => fn.countAll<string>().as('notes')),
  );
  return Number(notes);
}
