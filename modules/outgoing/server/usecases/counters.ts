import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { postIds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { drafts } from '../../contract/drafts.ts';
import { sendLetters } from '../../contract/permissions.ts';
import { countDrafts } from '../drafts/draft-lists.queries.ts';
import { unitsWith } from '../drafts/units-with.ts';

/** How many letters wait for the actor in each box. */
export async function counters(
  ctx: TxContext,
  _input: InputOf<typeof drafts.counters>,
): Promise<OutputOf<typeof drafts.counters>> {
  return countDrafts(ctx.tx, postIds(ctx.actor), await unitsWith(ctx, sendLetters));
}
