import type { TxContext } from '#core/session/context.ts';
import type { DraftId } from '../contract/terms.ts';
import type { ReadableLine } from './drafts/draft-lists.queries.ts';
import { linesByIds } from './drafts/draft-lists.queries.ts';
import { readableLines } from './drafts/readable-lines.ts';

/** Lines of outgoing letters that the actor may read; those that they may not are left out. */
export async function draftsByIds(
  ctx: TxContext,
  ids: readonly DraftId[],
): Promise<Map<DraftId, ReadableLine>> {
  if (ids.length === 0) return new Map();
  const rows = await readableLines(ctx, await linesByIds(ctx.tx, ids));
  return new Map(rows.map((row) => [row.id as DraftId, row]));
}

export { type HeadAnswer, letterheadFor } from './configuration/letterhead-for.ts';
export { sentRecords } from './sending/sent-records.ts';
export { watchedSent } from './sending/watched-sent.ts';
