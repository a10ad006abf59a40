import { createStore } from '#office/state/store.ts';
import type { NoteId } from '../../contract/terms.ts';

export interface NotePoint {
  position: number;
  page: number;
  /** Parts of ten thousand of the page. */
  point: { x: number; y: number } | null;
}

/** What the notes and the pages beside them know of each other. */
interface NoteDesk {
  /** The page that is in sight; null while no file is shown. */
  place: { position: number; page: number } | null;
  /** The next press on a page says where the note belongs. */
  picking: boolean;
  picked: NotePoint | null;
  active: NoteId | null;
  /** The place that is to be brought into sight. */
  wanted: NotePoint | null;
}

const bare: NoteDesk = { place: null, picking: false, picked: null, active: null, wanted: null };

export const noteDesk = createStore<NoteDesk>(bare);

export function clearNoteDesk(): void {
  noteDesk.set(bare);
}
