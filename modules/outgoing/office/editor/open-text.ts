import type * as Y from 'yjs';
import type { Store } from '#office/state/store.ts';
import type { DraftId } from '../../contract/terms.ts';
import type { TextLine } from '../../text/text-line.ts';

/**
 * `opening`: nothing is known yet. `waiting`: there is no network, or the server does not answer. `unproved`: it asks who
 * it is. `refused`: it does not take what was written, and says why.
 */
export type TextPhase = 'opening' | 'saved' | 'sending' | 'waiting' | 'unproved' | 'refused';

export interface TextState {
  phase: TextPhase;
  /** Changes that the server has not answered for. */
  unsent: number;
  /** Why, where it is refused. */
  code: string | null;
}

/** A text that is open on this page, as all parts of its session know it. */
export interface OpenText {
  draftId: DraftId;
  /** Whose it is: `agency.person`. */
  owner: string;
  /** Whether it may lie on the device. */
  keeps: boolean;
  /** Of this visit: under it lies on the device what is written here. */
  key: string;
  doc: Y.Doc;
  state: Store<TextState>;
  /** Aborted once the page leaves the text. */
  closed: AbortSignal;
  /** To the server; null until it is known what earlier visits left here. */
  line: TextLine | null;
}

export function showPhase(text: OpenText, phase: TextPhase, code: string | null = null): void {
  const unsent = text.line?.unsent.length ?? 0;
  const before = text.state.get();
  if (before.phase === phase && before.unsent === unsent && before.code === code) return;
  text.state.set({ phase, unsent, code });
}
