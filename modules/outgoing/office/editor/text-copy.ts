import * as Y from 'yjs';
import { dropText, keepText } from '#office/outbox/kept-texts.ts';
import type { OpenText } from './open-text.ts';

/** What lies of an open text on the device, where it may lie there. */
export interface TextCopy {
  /** Within so many milliseconds after the last change. */
  keepSoon(after?: number): void;
  /** @throws where this browser keeps nothing */
  keepNow(): Promise<void>;
  drop(): Promise<void>;
}

/** Milliseconds from a change to its copy. */
const usual = 400;

export function textCopy(text: OpenText): TextCopy {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepNow = async () => {
    clearTimeout(timer);
    const { owner, key, draftId, doc, line } = text;
    if (!text.keeps || !line) return;
    await keepText({
      ...{ owner, key, subject: draftId, seq: line.seq },
      ...{ whole: Y.encodeStateAsUpdate(doc), unsent: [...line.unsent], at: Date.now() },
    });
  };
  return {
    keepNow,
    keepSoon(after = usual) {
      if (!text.keeps || !text.line) return;
      clearTimeout(timer);
      timer = setTimeout(() => void keepNow().catch(() => undefined), after);
    },
    drop() {
      clearTimeout(timer);
      return dropText(text);
    },
  };
}
