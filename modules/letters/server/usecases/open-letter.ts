import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { letters } from '../../contract/letters.ts';
import type { LetterView } from '../../contract/views.ts';
import { showLetter } from '../load-letter.ts';

/** One letter, if the actor may read it. */
export function openLetter(ctx: TxContext, input: InputOf<typeof letters.open>): Promise<LetterView> {
  return showLetter(ctx, input.letterId);
}
