import { defaultDeleteFilter, ySyncPluginKey } from '@tiptap/y-tiptap';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { newKey } from '#office/data/client.ts';
import { holdText } from '#office/outbox/text-locks.ts';
import { holdInput } from '#office/state/held-input.ts';
import { createStore, type Store } from '#office/state/store.ts';
import { rootsOf } from '../../text/letter-document.ts';
import type { OpenText, TextState } from './open-text.ts';
import { followPresence, type Presences } from './presence.ts';
import { textCopy } from './text-copy.ts';
import { hearOfText } from './text-hearing.ts';
import { joinText } from './text-joining.ts';
import { textSending } from './text-sending.ts';
import { openTexts } from './text-sent.ts';

export interface TextSession {
  doc: Y.Doc;
  /** Acts of this person on this page, over the whole letter. */
  history: Y.UndoManager;
  presences: Presences;
  state: Store<TextState>;
  /** Sends what is there because the person says so; false where something stays unsent. */
  send(): Promise<boolean>;
  /** Gives up what was refused. The page must be read anew after it. */
  discard(): Promise<void>;
  close(): void;
}

export type TextSessionOptions = Pick<OpenText, 'draftId' | 'owner' | 'keeps'>;

/** Opens the shared text of a draft: what is written goes to the server and comes from there, until it is closed. */
export function openTextSession({ draftId, owner, keeps }: TextSessionOptions): TextSession {
  const closing = new AbortController();
  const doc = new Y.Doc();
  const state = createStore<TextState>({ phase: 'opening', unsent: 0, code: null });
  const text: OpenText = {
    ...{ draftId, owner, keeps, doc, state },
    ...{ key: `${draftId}.${newKey()}`, closed: closing.signal, line: null },
  };
  const history = historyOf(doc);
  const presences = followPresence(draftId, new Awareness(doc), () => !closing.signal.aborted);
  const copy = textCopy(text);
  const sending = textSending(text, copy, presences);
  const freeLock = holdText(text.key);
  const letGo = holdInput(
    () => !keeps && state.get().unsent > 0,
    () => state.get().unsent > 0,
  );
  const stopHearing = hearOfText(text, copy, sending, presences);
  const leave = () => {
    closing.abort();
    sending.stop();
    presences.stop();
    stopHearing();
    letGo();
    openTexts.delete(draftId);
    history.destroy();
  };
  const session: TextSession = {
    ...{ doc, history, presences, state, send: sending.send },
    // What is given up is neither sent once more nor kept.
    async discard() {
      if (closing.signal.aborted) return;
      leave();
      await copy.drop().finally(freeLock);
    },
    close() {
      if (closing.signal.aborted) return;
      void sending.now();
      leave();
      void copy
        .keepNow()
        .catch(() => undefined)
        .finally(freeLock);
    },
  };
  openTexts.set(draftId, session);
  void joinText(text, copy, sending).then(() => {
    if (!closing.signal.aborted) presences.say();
  });
  return session;
}

function historyOf(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager(rootsOf(doc), {
    trackedOrigins: new Set<unknown>([null, ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, new Set(['paragraph'])),
  });
}
