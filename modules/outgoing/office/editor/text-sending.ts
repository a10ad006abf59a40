import { AppError } from '#core/contract/errors.ts';
import { call } from '#office/data/client.ts';
import { isLaterForText } from '#office/outbox/later.ts';
import { draftTexts } from '../../contract/text.ts';
import { createTextLine } from '../../text/text-line.ts';
import { type OpenText, showPhase } from './open-text.ts';
import type { Presences } from './presence.ts';
import type { TextCopy } from './text-copy.ts';
import { gapOfTurns, textTurns } from './text-turns.ts';

/** What is written goes to the server, and what others wrote comes with the answers. */
export interface TextSending {
  /** Opens the line to the server, where an earlier visit left off. */
  begin(left: { seq: number; unsent: readonly Uint8Array[] }): void;
  /** The next exchange begins within so many milliseconds. */
  soon(after: number): void;
  /** Something says that the server may be reached again. */
  atOnce(): void;
  now(): Promise<void>;
  /** Because the person says so; false where something stays unsent. */
  send(): Promise<boolean>;
  stop(): void;
}

/** Milliseconds: from a word to its sending, between looks where nothing was heard, and between two tries. */
const pace = { typed: 250, look: 15_000, longestWait: 30_000 } as const;
/** Milliseconds from an exchange that left nothing unsent to the copy of it. */
const calm = 2_000;

export function textSending(text: OpenText, copy: TextCopy, { others }: Presences): TextSending {
  let asks = false;
  let failures = 0;
  const turns = textTurns({
    areWanted: () => !text.closed.aborted && text.state.get().phase !== 'refused',
    async exchange() {
      const { line } = text;
      if (!line || text.closed.aborted) return;
      const crowd = 1 + others.get().length;
      try {
        const more = await line.exchange();
        failures = 0;
        showPhase(text, line.unsent.length > 0 ? 'sending' : 'saved');
        copy.keepSoon(line.unsent.length > 0 ? undefined : calm);
        turns.soon(more ? Math.max(gapOfTurns, 60 * crowd) : pace.look);
      } catch (error) {
        failed(error);
      }
    },
  });
  const failed = (error: unknown) => {
    failures += 1;
    const code = error instanceof AppError ? error.code : null;
    if (code === 'core.step-up-required' || code === 'core.signed-out') showPhase(text, 'unproved');
    else if (code === 'core.other-person') return;
    else if (isLaterForText(error)) {
      showPhase(text, 'waiting');
      turns.soon(Math.min(pace.longestWait, 1_000 * 2 ** Math.min(failures, 5)) * (0.5 + Math.random() / 2));
    } else showPhase(text, 'refused', code);
  };
  const written = () => {
    const { phase, code } = text.state.get();
    showPhase(text, phase === 'saved' ? 'sending' : phase, code);
    copy.keepSoon();
    turns.soon(pace.typed);
  };
  return {
    begin(left) {
      const { doc, draftId } = text;
      text.line = createTextLine({
        ...{ doc, ...left, onUnsent: written },
        exchange: (asked) => call(draftTexts.sync, { draftId, ...asked }, { unasked: !asks }),
      });
    },
    atOnce() {
      failures = 0;
      turns.soon(0);
    },
    async send() {
      asks = true;
      if (text.state.get().phase === 'refused') showPhase(text, 'sending');
      try {
        await turns.idle();
        for (let tries = 0; text.line && !text.closed.aborted && tries < 50; tries += 1) {
          await turns.now();
          if (text.line.unsent.length === 0 || /waiting|refused|unproved/.test(text.state.get().phase)) break;
        }
      } finally {
        asks = false;
      }
      return text.line?.unsent.length === 0 && text.state.get().phase === 'saved';
    },
    soon: turns.soon,
    now: turns.now,
    stop: turns.stop,
  };
}
