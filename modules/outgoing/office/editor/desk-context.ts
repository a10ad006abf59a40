import type { Editor } from '@tiptap/core';
import { createContext, useContext } from 'react';
import type { Store } from '#office/state/store.ts';
import type { PartName } from '../../contract/letter-text.ts';
import type { DraftId } from '../../contract/terms.ts';
import type { ShownThreads } from './comment-places.ts';
import type { TextSession } from './text-session.ts';

/** What the parts of the editor of one draft share. */
export interface Desk {
  draftId: DraftId;
  session: TextSession;
  /** The parts that a letter of this kind is written in. */
  parts: readonly PartName[];
  /** The text that has the focus, or had it last: the toolbar acts on it. */
  focused: Store<Editor | null>;
  threads: Store<ShownThreads>;
  mayWrite: boolean;
  mayComment: boolean;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('this part of the editor stands outside of a draft');
  return desk;
}
