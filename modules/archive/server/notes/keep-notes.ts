import { ensure, found } from '#core/contract/errors.ts';
import type { EventDefinition } from '#core/contract/event.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import { noteChanged, noteRemoved, noteRestored, noteWritten } from '../../contract/events.ts';
import type { NoteView, notes } from '../../contract/notes.ts';
import type { DossierId, NoteId, RecordId } from '../../contract/terms.ts';
import { dossierById } from '../dossiers/dossiers.queries.ts';
import { factOf } from '../records/file-thing.ts';
import { filesOf, type WholeRecord } from '../records/records.queries.ts';
import { loadRecord } from '../records/show-record.ts';
import { countNotes, editionsOf, type NoteRow, noteById, notesOf } from './notes.queries.ts';
import { addEdition, insertNote, type NoteAct } from './notes.writes.ts';

/** More notes than this beside one record are a conversation, which has its place elsewhere. */
const mostNotes = 500;

/** Notes beside a record. */
export async function listNotes(
  ctx: TxContext,
  input: InputOf<typeof notes.list>,
): Promise<OutputOf<typeof notes.list>> {
  await loadRecord(ctx, input.recordId);
  return { items: await present(ctx, await notesOf(ctx.tx, input.recordId)) };
}

/** Writes a note. Whoever reads a record may; it changes nothing of it. */
export async function writeNote(
  ctx: TxContext,
  { recordId, body, place }: InputOf<typeof notes.write>,
): Promise<NoteView> {
  const { tx } = ctx;
  const record = await loadRecord(ctx, recordId);
  if (place) {
    const file = (await filesOf(tx, recordId)).find(({ position }) => position === place.position);
    ensure(place.page <= found(file).pages, 'core.not-found');
  }
  ensure((await countNotes(tx, recordId)) < mostNotes, 'archive.too-many-notes');
  const id = newId<'Note'>() as NoteId;
  const words = {
    ...{ body, position: place?.position ?? null, page: place?.page ?? null },
    ...{ x: place?.point?.x ?? null, y: place?.point?.y ?? null },
  };
  await insertNote(tx, { id, recordId, by: found(ctx.actor.personId), at: ctx.clock.now(), words });
  await tell(ctx, noteWritten, record, recordId, id);
  return showNote(ctx, id);
}

/** Says a note anew. */
export async function changeNote(ctx: TxContext, input: InputOf<typeof notes.change>): Promise<NoteView> {
  const { row, record } = await loadOwn(ctx, input);
  ensure(row.removed_at === null, 'archive.note-removed');
  if (row.body === input.body) return showNote(ctx, input.noteId);
  await act(ctx, row, 'changed', { ...row, body: input.body });
  await tell(ctx, noteChanged, record, row.record_id as RecordId, input.noteId);
  return showNote(ctx, input.noteId);
}

/** Takes a note away. */
export async function removeNote(ctx: TxContext, input: InputOf<typeof notes.remove>): Promise<NoteView> {
  const { row, record } = await loadOwn(ctx, input);
  ensure(row.removed_at === null, 'archive.note-removed');
  await act(ctx, row, 'removed', row);
  await tell(ctx, noteRemoved, record, row.record_id as RecordId, input.noteId);
  return showNote(ctx, input.noteId);
}

/** Takes the last act back: a removed note is there again, a changed one says what it said before. */
export async function undoNote(ctx: TxContext, input: InputOf<typeof notes.undo>): Promise<NoteView> {
  const { row, record } = await loadOwn(ctx, input);
  const [, before] = await editionsOf(ctx.tx, input.noteId);
  ensure(isUndoable(row), 'archive.nothing-to-undo');
  await act(ctx, row, 'restored', found(before));
  await tell(ctx, noteRestored, record, row.record_id as RecordId, input.noteId);
  return showNote(ctx, input.noteId);
}

const isUndoable = (row: NoteRow) => row.kind === 'removed' || row.kind === 'changed';

/** A note of the actor's own, held until the transaction ends. */
async function loadOwn(
  ctx: TxContext,
  { noteId, edition }: { noteId: NoteId; edition: number },
): Promise<{ row: NoteRow; record: WholeRecord }> {
  // What others wrote cannot be held: the walls show it for reading alone.
  const seen = found(await noteById(ctx.tx, noteId));
  const record = await loadRecord(ctx, seen.record_id as RecordId);
  ensure(seen.written_by === ctx.actor.personId, 'core.not-found');
  const row = found(await noteById(ctx.tx, noteId, { lock: true }));
  ensure(row.edition === edition, 'core.changed-meanwhile');
  return { row, record };
}

function act(ctx: TxContext, row: NoteRow, kind: NoteAct, words: Parameters<typeof addEdition>[2]['words']) {
  const { body, position, page, x, y } = words;
  return addEdition(ctx.tx, row.id as NoteId, {
    ...{ edition: row.edition + 1, kind, at: ctx.clock.now() },
    words: { body, position, page, x, y },
  });
}

async function tell(
  ctx: TxContext,
  definition: EventDefinition<(typeof noteWritten)['payload']>,
  record: WholeRecord,
  recordId: RecordId,
  noteId: NoteId,
): Promise<void> {
  const subject = record.dossier_id as DossierId;
  const dossier = found(await dossierById(ctx.tx, subject));
  const payload = { ...factOf(dossier), recordId, item: record.item_number, noteId };
  await emit(ctx, definition, { subject, payload });
}

async function showNote(ctx: TxContext, id: NoteId): Promise<NoteView> {
  const [view] = await present(ctx, [found(await noteById(ctx.tx, id))]);
  return found(view);
}

async function present(ctx: TxContext, rows: readonly NoteRow[]): Promise<NoteView[]> {
  const people = await peopleByIds(ctx.tx, [...new Set(rows.map((row) => row.written_by as PersonId))]);
  return rows.map((row) => {
    const own = row.written_by === ctx.actor.personId;
    const point = row.x !== null && row.y !== null ? { x: row.x, y: row.y } : null;
    return {
      id: row.id as NoteId,
      recordId: row.record_id as RecordId,
      edition: row.edition,
      body: row.body,
      place:
        row.position !== null && row.page !== null ? { position: row.position, page: row.page, point } : null,
      writtenBy: {
        id: row.written_by as PersonId,
        name: people.get(row.written_by as PersonId)?.name ?? '—',
      },
      writtenAt: row.written_at.toISOString(),
      changedAt: row.edition > 1 ? row.made_at.toISOString() : null,
      can: { change: own && row.removed_at === null, undo: own && isUndoable(row) },
    };
  });
}
