import { defaultDeleteFilter, ySyncPluginKey } from '@tiptap/y-tiptap';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { AppError } from '#core/contract/errors.ts';
import { call, newKey } from '#office/data/client.ts';
import { liveState } from '#office/live/live-connection.ts';
import { hearLive } from '#office/live/live-events.ts';
import { dropText, keepText, keptTexts } from '#office/outbox/kept-texts.ts';
import { holdText, onceNobodyWrites, withoutWriter } from '#office/outbox/text-locks.ts';
import { holdInput } from '#office/state/held-input.ts';
import { createStore, type Store } from '#office/state/store.ts';
import type { DraftId } from '../../contract/terms.ts';
import { draftTexts, textChanged } from '../../contract/text.ts';
import { rootsOf } from '../../text/letter-document.ts';
import { applyUpdates } from '../../text/sound-update.ts';
import { createTextLine, fromServer, type TextLine } from '../../text/text-line.ts';
import { followPresence, type Presences } from './presence.ts';
import { openTexts } from './text-sent.ts';

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

export interface TextSessionOptions {
  draftId: DraftId;
  /** Whose it is: `agency.person`. */
  owner: string;
  /** Whether it may lie on the device. */
  keeps: boolean;
}

/** Milliseconds: from a word to its sending, between two exchanges, and between looks where nothing was heard. */
const pace = { typed: 250, gap: 300, heard: 120, look: 15_000, keep: 400, longestWait: 30_000 } as const;
/** Refusals that pass by themselves. */
const passing = new Set([
  'office.no-answer',
  'core.busy',
  'core.internal',
  'core.too-slow',
  'core.too-many-requests',
]);

/** Opens the shared text of a draft: what is written goes to the server and comes from there, until it is closed. */
export function openTextSession({ draftId, owner, keeps }: TextSessionOptions): TextSession {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const state = createStore<TextState>({ phase: 'opening', unsent: 0, code: null });
  const key = `${draftId}.${newKey()}`;
  const history = new Y.UndoManager(rootsOf(doc), {
    trackedOrigins: new Set<unknown>([null, ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, new Set(['paragraph'])),
  });
  const closing = new AbortController();
  let line: TextLine | undefined;
  let closed = false;
  let asks = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const show = (phase: TextPhase, code: string | null = null) => {
    const unsent = line?.unsent.length ?? 0;
    const before = state.get();
    if (before.phase === phase && before.unsent === unsent && before.code === code) return;
    state.set({ phase, unsent, code });
  };
  const soon = (after: number) => {
    if (closed || state.get().phase === 'refused') return;
    const at = Date.now() + after;
    if (at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => {
      dueAt = Number.POSITIVE_INFINITY;
      // What was written during an exchange is not in it: it has its own turn.
      if (running !== null) soon(pace.gap);
      else void run();
    }, after);
  };
  const keep = (after: number = pace.keep) => {
    if (!keeps || !line) return;
    clearTimeout(keeping);
    keeping = setTimeout(() => void keepNow().catch(() => undefined), after);
  };
  const keepNow = async () => {
    if (!keeps || !line) return;
    await keepText({
      ...{ owner, key, subject: draftId, seq: line.seq },
      ...{ whole: Y.encodeStateAsUpdate(doc), unsent: [...line.unsent], at: Date.now() },
    });
  };
  const run = (): Promise<void> => {
    running ??= exchange().finally(() => {
      running = null;
    });
    return running;
  };
  const exchange = async (): Promise<void> => {
    clearTimeout(timer);
    dueAt = Number.POSITIVE_INFINITY;
    if (!line || closed) return;
    const crowd = 1 + presences.others.get().length;
    try {
      const more = await line.exchange();
      failures = 0;
      show(line.unsent.length > 0 ? 'sending' : 'saved');
      keep(line.unsent.length > 0 ? pace.keep : 2_000);
      soon(more ? Math.max(pace.gap, 60 * crowd) : pace.look);
    } catch (error) {
      failed(error);
    }
  };
  const failed = (error: unknown) => {
    failures += 1;
    const code = error instanceof AppError ? error.code : 'core.internal';
    if (passing.has(code) || !(error instanceof AppError)) {
      show('waiting');
      soon(Math.min(pace.longestWait, 1_000 * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2));
    } else if (code === 'core.step-up-required' || code === 'core.signed-out') show('unproved');
    else if (code !== 'core.other-person') show('refused', code);
  };
  const presences = followPresence(draftId, awareness, () => !closed);

  /** What another page left of this text, as soon as that page is gone. */
  const takeOver = async (of: string) => {
    const row = (await keptTexts(owner, draftId)).find(({ key: one }) => one === of);
    if (!row || !line || closed) return;
    applyUpdates(doc, [...(row.whole ? [row.whole] : []), ...row.unsent], fromServer);
    line.take(row.unsent);
    await keepNow();
    await dropText(row);
  };
  const begin = async () => {
    const left = (await keptTexts(owner, draftId).catch(() => [])).filter((row) => row.key !== key);
    const mine = await withoutWriter(left);
    if (closed) return;
    for (const row of mine) applyUpdates(doc, [...(row.whole ? [row.whole] : []), ...row.unsent], fromServer);
    line = createTextLine({
      doc,
      seq: Math.max(0, ...mine.filter(({ whole }) => whole).map(({ seq }) => seq)),
      unsent: mine.flatMap(({ unsent }) => unsent),
      exchange: (asked) => call(draftTexts.sync, { draftId, ...asked }, { unasked: !asks }),
      onUnsent: () => {
        const { phase, code } = state.get();
        show(phase === 'saved' ? 'sending' : phase, code);
        keep();
        soon(pace.typed);
      },
    });
    await keepNow()
      .then(() => Promise.all(mine.map(dropText)))
      .catch(() => undefined);
    if (mine.some(({ whole }) => whole)) show('waiting');
    for (const row of left)
      if (!mine.includes(row))
        void onceNobodyWrites(row.key, closing.signal, () => takeOver(row.key)).catch(() => undefined);
    await run();
    presences.say();
  };
  const freeLock = holdText(key);
  const letGo = holdInput(
    () => !keeps && state.get().unsent > 0,
    () => state.get().unsent > 0,
  );
  const atOnce = () => {
    failures = 0;
    soon(0);
  };
  const stopListening = [
    hearLive((event) => {
      if (event.type === 'resync') atOnce();
      if (event.subject !== draftId) return;
      if (event.type === textChanged && Number(event.detail) > (line?.seq ?? 0))
        soon(pace.heard * (0.5 + Math.random()) + 30 * presences.others.get().length);
    }),
    liveState.subscribe(() => liveState.get() === 'live' && atOnce()),
  ];
  // A page that is hidden may not come back: what was typed last lies on the device, and is on its way.
  const hidden = () => {
    if (document.visibilityState !== 'hidden' || !line || line.unsent.length === 0) return;
    clearTimeout(keeping);
    void keepNow().catch(() => undefined);
    void run();
  };
  addEventListener('online', atOnce);
  document.addEventListener('visibilitychange', hidden);
  const session: TextSession = {
    ...{ doc, history, presences, state },
    async send() {
      asks = true;
      if (state.get().phase === 'refused') show('sending');
      try {
        await running;
        for (let tries = 0; line && !closed && tries < 50; tries += 1) {
          await run();
          if (line.unsent.length === 0 || /waiting|refused|unproved/.test(state.get().phase)) break;
        }
      } finally {
        asks = false;
      }
      return line !== undefined && line.unsent.length === 0 && state.get().phase === 'saved';
    },
    async discard() {
      session.close();
      await dropText({ owner, key });
    },
    close() {
      if (closed) return;
      void run();
      closed = true;
      closing.abort();
      clearTimeout(timer);
      clearTimeout(keeping);
      void keepNow()
        .catch(() => undefined)
        .finally(freeLock);
      presences.stop();
      for (const stop of stopListening) stop();
      removeEventListener('online', atOnce);
      document.removeEventListener('visibilitychange', hidden);
      letGo();
      openTexts.delete(draftId);
      history.destroy();
    },
  };
  openTexts.set(draftId, session);
  void begin();
  return session;
}
