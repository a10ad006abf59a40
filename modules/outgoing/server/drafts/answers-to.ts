import type { TxContext } from '#core/session/context.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import type { DraftRow } from '../../contract/draft-views.ts';
import { answersOf } from './draft-lists.queries.ts';
import { presentLines } from './present-lines.ts';
import { readableLines } from './readable-lines.ts';

/** More answers than a letter ever gets. */
const most = 100;

/** The outgoing letters that answer a letter, newest first, of those that the actor may read. */
export async function answersTo(ctx: TxContext, letterId: LetterId): Promise<DraftRow[]> {
  return presentLines(ctx, await readableLines(ctx, await answersOf(ctx.tx, letterId, most)));
}
