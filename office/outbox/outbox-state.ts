import { createStore } from '../state/store.ts';

/** An act of this person that has not reached the server, or that it refused. */
export interface UnsentAct {
  owner: string;
  /** The idempotency key: however often it is sent, it is done once. */
  key: string;
  operation: string;
  input: unknown;
  /** What it is about: the id of a desk. */
  subject: string;
  /** In words, as it was called when it was done. */
  words: string;
  at: number;
  /** The server asks for a fresh factor first: it is sent when the person says so. */
  unproved?: boolean;
  /** Why the server refused it; such an act waits for the person. */
  refusal?: { code: string; params: Record<string, unknown> };
}

/** What has not been sent, oldest first. Small, so that the shell can count it before the rest is loaded. */
export const unsentActs = createStore<readonly UnsentAct[]>([]);

/** What a module keeps in an outbox of its own: shown with the others, dealt with on its page. */
export interface UnsentElsewhere {
  key: string;
  words: string;
  /** By the clock of the device (ms). */
  at: number;
  refused: boolean;
  path: string;
}

export const unsentElsewhere = createStore<readonly UnsentElsewhere[]>([]);
