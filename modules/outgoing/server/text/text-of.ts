import * as Y from 'yjs';
import { ZodError } from 'zod';
import { fail, found } from '#core/contract/errors.ts';
import type { Tx } from '#core/db/tx.ts';
import { publishAround } from '#core/http/live-hub.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LetterText } from '../../contract/letter-text.ts';
import type { DraftId } from '../../contract/terms.ts';
import { textChanged, textLimits } from '../../contract/text.ts';
import { type ReadLetter, readLetter } from '../../text/read-letter.ts';
import { applyUpdates } from '../../text/sound-update.ts';
import { writeLetter } from '../../text/write-letter.ts';
import { piecesSince, textHead } from './text.queries.ts';
import { addUpdates, beginText } from './text.writes.ts';

/** The shared document of a draft as it stands; empty where none was begun. */
export async function documentOf(tx: Tx, id: DraftId): Promise<Y.Doc> {
  const pieces = await piecesSince(tx, id, 0);
  const doc = new Y.Doc();
  applyUpdates(
    doc,
    pieces.map(({ content }) => content),
  );
  return doc;
}

/** The text of a draft as it stands, with the places that are begun and cannot be printed. @throws outgoing.content-too-large */
export async function textAsItStands(tx: Tx, id: DraftId): Promise<ReadLetter> {
  const doc = await documentOf(tx, id);
  try {
    return readLetter(doc);
  } catch (error) {
    if (error instanceof ZodError) fail('outgoing.content-too-large');
    throw error;
  }
}

/** The text of a draft as it stands. @throws outgoing.content-too-large */
export async function textOf(tx: Tx, id: DraftId): Promise<LetterText> {
  return (await textAsItStands(tx, id)).text;
}

/**
 * Makes the shared text of a draft say this: its first words, or those of an earlier version. Who has it open sees it
 * change, as if somebody wrote it; nothing of what was there is lost to the history.
 * @throws outgoing.text-too-large
 */
export async function seedText(ctx: TxContext, draftId: DraftId, text: LetterText): Promise<void> {
  const { tx, actor } = ctx;
  const at = ctx.clock.now();
  await beginText(tx, actor.agencyId, draftId, at);
  const head = found(await textHead(tx, draftId, { lock: true }));
  const doc = await documentOf(tx, draftId);
  const before = Y.encodeStateVector(doc);
  writeLetter(doc, text);
  const update = Y.encodeStateAsUpdate(doc, before);
  if (update.length > textLimits.textBytes) fail('outgoing.text-too-large');
  const seq = await addUpdates(tx, {
    ...{ agencyId: actor.agencyId, draftId, head, updates: [update] },
    ...{ madeBy: actor.personId, at },
  });
  await publishAround(tx, draftId, { type: textChanged, detail: String(seq) });
}
