import type * as Y from 'yjs';
import { dropText, type KeptText, keptTexts } from '#office/outbox/kept-texts.ts';
import { onceNobodyWrites, withoutWriter } from '#office/outbox/text-locks.ts';
import { applyUpdates } from '../../text/sound-update.ts';
import { fromServer } from '../../text/text-line.ts';
import { type OpenText, showPhase } from './open-text.ts';
import type { TextCopy } from './text-copy.ts';
import type { TextSending } from './text-sending.ts';

/** Takes up what earlier visits left of a text on the device, and begins to exchange it with the server. */
export async function joinText(text: OpenText, copy: TextCopy, sending: TextSending): Promise<void> {
  const { owner, draftId, key, doc, closed } = text;
  const left = (await keptTexts(owner, draftId).catch(() => [])).filter((row) => row.key !== key);
  const mine = await withoutWriter(left);
  if (closed.aborted) return;
  for (const row of mine) bringIn(doc, row);
  sending.begin({
    seq: Math.max(0, ...mine.filter(({ whole }) => whole).map(({ seq }) => seq)),
    unsent: mine.flatMap(({ unsent }) => unsent),
  });
  await copy
    .keepNow()
    .then(() => Promise.all(mine.map(dropText)))
    .catch(() => undefined);
  if (mine.some(({ whole }) => whole)) showPhase(text, 'waiting');
  for (const row of left)
    if (!mine.includes(row))
      void onceNobodyWrites(row.key, closed, () => takeOver(text, copy, row.key)).catch(() => undefined);
  await sending.now();
}

/** What another page left of this text, as soon as that page is gone. */
async function takeOver(text: OpenText, copy: TextCopy, of: string): Promise<void> {
  const row = (await keptTexts(text.owner, text.draftId)).find(({ key }) => key === of);
  if (!row || !text.line || text.closed.aborted) return;
  bringIn(text.doc, row);
  text.line.take(row.unsent);
  await copy.keepNow();
  await dropText(row);
}

function bringIn(doc: Y.Doc, { whole, unsent }: KeptText): void {
  applyUpdates(doc, [...(whole ? [whole] : []), ...unsent], fromServer);
}
