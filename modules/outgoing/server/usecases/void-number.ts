import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { NumberView, numbers } from '../../contract/numbers.ts';
import { numberLetters } from '../../contract/permissions.ts';
import { heldNumber } from '../numbers/kept-books.ts';
import { presentNumbers } from '../numbers/numbers.present.ts';
import { voidNumber as enterAsVoid } from '../numbers/void-number-of.ts';

/** Enters a spare number that no letter will bear as void. That of a letter is voided by ending the letter. */
export async function voidNumber(ctx: TxContext, input: InputOf<typeof numbers.void>): Promise<NumberView> {
  const row = await heldNumber(ctx, input.numberId, numberLetters);
  ensure(row.state !== 'issued' && row.state !== 'void', 'outgoing.number-settled');
  ensure(row.state === 'spare', 'outgoing.not-now');
  const [view] = await presentNumbers(ctx, [await enterAsVoid(ctx, row, input.reason)]);
  return found(view);
}
