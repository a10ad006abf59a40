import { type Route, route } from '#core/http/route.ts';
import { documents } from '../contract/documents.ts';
import { notes } from '../contract/notes.ts';
import { addFileVersion } from './documents/add-file-version.ts';
import { compareVersions, findInDocument, readPage, showDocument } from './documents/read-document.ts';
import { redactFile } from './documents/redact-file.ts';
import { changeNote, listNotes, removeNote, undoNote, writeNote } from './notes/keep-notes.ts';

/** Pages, words and versions of files, and notes beside records. */
export const readingRoutes: readonly Route[] = [
  route(documents.shape, showDocument),
  route(documents.words, readPage),
  route(documents.find, findInDocument),
  route(documents.compare, compareVersions),
  route(documents.addVersion, addFileVersion),
  route(documents.redact, redactFile),
  route(notes.list, listNotes),
  route(notes.write, writeNote),
  route(notes.change, changeNote),
  route(notes.remove, removeNote),
  route(notes.undo, undoNote),
];
