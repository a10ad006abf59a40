import { createStore } from '../state/store.ts';
import { readStored, writeStored } from '../state/stored.ts';

/** One stop of the tour: a page, the part of it that is meant, and what it is for. */
export interface TourStep {
  id: string;
  /** Steps stand in this order: 10 home, 20 to 60 the person's work, 80 the shell. */
  order: number;
  /** Shown only to who holds this right somewhere: so every role has its own tour. */
  permission?: string;
  /** The page that is opened for it, under `/office`. */
  page: string;
  /** CSS selector of the part that is meant; where it is not to be seen, the title of the page stands for it. */
  target: string;
  /** Keys of the texts. */
  title: string;
  text: string;
}

/** The step that is shown now, from 0; null when no tour is under way. */
export const tourPlace = createStore<number | null>(null);

const seenKey = 'tour-seen';

/** Whether the tour is still offered on the first page of this browser. */
export const tourOffered = createStore<boolean>(readStored(seenKey) === null);

export function startTour(): void {
  tourPlace.set(0);
}

/** Ends the tour, or turns its offer down: it is not offered again, but can be begun from the help. */
export function endTour(): void {
  tourPlace.set(null);
  tourOffered.set(false);
  writeStored(seenKey, 'on');
}
