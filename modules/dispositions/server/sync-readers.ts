import type { PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential, type LetterId } from '#modules/letters/contract/terms.ts';
import { letterForAction, nameReaders, readersOfLetter } from '#modules/letters/server/letters.api.ts';
import {
  addReaders,
  desksOfLetter,
  type RecipientRecord,
  readersBeyond,
  setConfidential,
  withdrawReaders,
} from './dispositions.queries.ts';

/**
 * Brings the readers of the dispositions of a letter, and whether these are confidential, to what the letter and the
 * desks say now. Events come in any order and more than once: what they tell of is not counted up but looked up, while
 * the letter is held, as everyone holds it who changes its readers or desks.
 */
export async function syncReaders(ctx: TxContext, id: LetterId): Promise<void> {
  const letter = await letterForAction(ctx.tx, id, { lock: true });
  if (!letter) return;
  const desks = await desksOfLetter(ctx.tx, id);
  const confidential = isConfidential(letter.securityClass);
  const posts = [...new Set(desks.flatMap(postsOfDesk))] as PostId[];
  // The class may just have been raised: who had the letter by a disposition keeps it.
  await nameReaders(ctx, id, posts);
  const readers = confidential
    ? [...(await readersOfLetter(ctx.tx, id)), ...letter.addressees, ...posts]
    : [];
  await addReaders(ctx.tx, id, readers);
  await withdrawReaders(ctx.tx, id, await readersBeyond(ctx.tx, id, readers));
  await setConfidential(ctx.tx, id, confidential);
}

/** Who has the letter by a desk; one that was taken back unread gives its recipient nothing, then as now. */
function postsOfDesk(desk: RecipientRecord): string[] {
  return desk.state === 'cancelled' ? [desk.giver_post_id] : [desk.post_id, desk.giver_post_id];
}
