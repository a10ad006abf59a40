import { createStore } from '#office/state/store.ts';
import type { GivingTarget } from './giving-target.ts';

/**
 * The letters that are to be given together. It lives outside of the button: the letters leave the list of what waits one
 * by one as they are given, and the button with them, while the sheet must stand until all of them have their end.
 */
export const askedToGiveMany = createStore<GivingTarget | null>(null);
