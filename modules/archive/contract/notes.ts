import { z } from 'zod';
import { PersonId } from '#core/contract/ids.ts';
import { operation, personally, signedIn } from '#core/contract/operation.ts';
import { Instant, largestInteger, prose } from '#core/contract/schemas.ts';
import './errors.ts';
import { NoteId, RecordId } from './terms.ts';

const Part = z.int().min(0).max(10_000);

/** Where a note stands: at the record, at a page of a file, or at a point of it as parts of ten thousand of the page. */
export const NotePlace = z.strictObject({
  position: z.int().min(1).max(1_000),
  page: z.int().min(1).max(10_000),
  point: z.strictObject({ x: Part, y: Part }).nullable().default(null),
});

export const NoteView = z.object({
  id: NoteId,
  recordId: RecordId,
  edition: z.int(),
  body: z.string(),
  place: NotePlace.nullable(),
  writtenBy: z.object({ id: PersonId, name: z.string() }),
  writtenAt: Instant,
  /** Null where it says what it said first. */
  changedAt: Instant.nullable(),
  can: z.object({ change: z.boolean(), undo: z.boolean() }),
});
export type NoteView = z.output<typeof NoteView>;

const Body = prose(4_000).pipe(z.string().min(1));
const note = { noteId: NoteId, edition: z.int().min(1).max(largestInteger) };
const changed = ['archive.note-removed', 'core.changed-meanwhile'] as const;

/** The public API of notes beside a record: words of persons, no part of it, seen by who may read it. */
export const notes = {
  list: operation({
    id: 'archive.list-notes',
    method: 'GET',
    path: '/api/archive/records/:recordId/notes',
    summary: 'Notes beside a record, the first written first.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ recordId: RecordId }),
    output: z.object({ items: z.array(NoteView) }),
  }),
  write: operation({
    id: 'archive.write-note',
    method: 'POST',
    path: '/api/archive/records/:recordId/notes',
    summary: 'Write a note beside a record, at a page of it or at a place on a page.',
    access: personally,
    stepUp: 'confidential',
    input: z.strictObject({ recordId: RecordId, body: Body, place: NotePlace.nullable().default(null) }),
    output: NoteView,
    errors: ['archive.too-many-notes'],
  }),
  change: operation({
    id: 'archive.change-note',
    method: 'PATCH',
    path: '/api/archive/notes/:noteId',
    summary: 'Say a note of one’s own anew; the former words are kept.',
    access: personally,
    stepUp: 'confidential',
    input: z.strictObject({ ...note, body: Body }),
    output: NoteView,
    errors: changed,
  }),
  remove: operation({
    id: 'archive.remove-note',
    method: 'DELETE',
    path: '/api/archive/notes/:noteId',
    summary: 'Take a note of one’s own away; it can be brought back.',
    access: personally,
    stepUp: 'confidential',
    input: z.strictObject({ noteId: NoteId, edition: z.coerce.number().int().min(1).max(largestInteger) }),
    output: NoteView,
    errors: changed,
  }),
  undo: operation({
    id: 'archive.undo-note',
    method: 'POST',
    path: '/api/archive/notes/:noteId/undo',
    summary: 'Take back what one did last to a note of one’s own: bring it back, or its former words.',
    access: personally,
    stepUp: 'confidential',
    input: z.strictObject(note),
    output: NoteView,
    errors: ['archive.nothing-to-undo', 'core.changed-meanwhile'],
  }),
};
