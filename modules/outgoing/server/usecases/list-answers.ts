import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { visibleLetter } from '#modules/letters/server/letters.api.ts';
import type { drafts } from '../../contract/drafts.ts';
import { answersTo } from '../drafts/answers-to.ts';

/** The outgoing letters that answer an incoming one. */
export async function listAnswers(
  ctx: TxContext,
  { letterId }: InputOf<typeof drafts.answers>,
): Promise<OutputOf<typeof drafts.answers>> {
  await visibleLetter(ctx, letterId);
  return answersTo(ctx, letterId);
}
