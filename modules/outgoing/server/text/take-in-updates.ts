import { ensure, found } from '#core/contract/errors.ts';
import { publishAround } from '#core/http/live-hub.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftId } from '../../contract/terms.ts';
import { textChanged, textLimits } from '../../contract/text.ts';
import { isSoundUpdate } from '../../text/sound-update.ts';
import { requestCompacting } from '../jobs/compact-text.ts';
import { piecesSince, textHead } from './text.queries.ts';
import { addUpdates } from './text.writes.ts';

/** Loose updates, and bytes of them, from which they are put into one piece. */
const compactFrom = { updates: 200, bytes: 1024 * 1024 };

/** What there is to know of a text after a number. */
export interface News {
  seq: number;
  updates: Uint8Array[];
  more: boolean;
}

/**
 * Keeps updates of a text, in the one order that all readers see.
 * @returns the number of the last
 * @throws outgoing.text-malformed, outgoing.text-too-large
 */
export async function takeInUpdates(
  ctx: TxContext,
  draftId: DraftId,
  sent: readonly Uint8Array[],
): Promise<{ before: number; seq: number }> {
  ensure(sent.every(isSoundUpdate), 'outgoing.text-malformed');
  const { tx, actor } = ctx;
  const head = found(await textHead(tx, draftId, { lock: true }));
  const bytes = sent.reduce((sum, one) => sum + one.length, 0);
  ensure(head.snapshot_bytes + head.loose_bytes + bytes <= textLimits.textBytes, 'outgoing.text-too-large');
  const seq = await addUpdates(tx, {
    ...{ agencyId: actor.agencyId, draftId, head, updates: sent },
    ...{ madeBy: actor.personId, at: ctx.clock.now() },
  });
  await publishAround(tx, draftId, { type: textChanged, detail: String(seq) });
  const loose = seq - head.snapshot_seq;
  const isMany = loose >= compactFrom.updates && loose % 50 < sent.length;
  if (isMany || head.loose_bytes + bytes > compactFrom.bytes)
    await requestCompacting(tx, actor.agencyId, draftId);
  return { before: head.seq, seq };
}

/** What is there after a number: the whole in one piece where its updates are gone, then updates, not all at once. */
export async function newsSince({ tx }: TxContext, draftId: DraftId, since: number): Promise<News> {
  const head = await textHead(tx, draftId);
  // A caller who claims to be further than the text is (of a database that was set back) begins anew.
  const from = head && since <= head.seq ? since : 0;
  const pieces = await piecesSince(tx, draftId, from, textLimits.answeredBytes);
  const newest = pieces.at(-1);
  if (!newest) return { seq: from, updates: [], more: false };
  return { seq: newest.seq, updates: pieces.map(({ content }) => content), more: newest.seq < newest.last };
}
