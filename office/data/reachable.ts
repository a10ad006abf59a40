import { createStore } from '../state/store.ts';

/** False from the first call that got no answer until the next that gets one: what is on screen may be old. */
export const reachable = createStore(true);
