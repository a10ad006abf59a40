import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { numbersKeptBack } from '../../contract/events.ts';
import type { numbers } from '../../contract/numbers.ts';
import { reserveNumbers } from '../../contract/permissions.ts';
import { leaveOf } from '../numbers/approver.ts';
import { heldBook } from '../numbers/kept-books.ts';
import { counterToday } from '../numbers/number-letter.ts';
import { presentNumbers } from '../numbers/numbers.present.ts';
import type { NumberRow } from '../numbers/numbers.queries.ts';
import { takeNumber } from '../numbers/numbers.writes.ts';
import { keptBack } from '../rules/numbering/number-life.ts';

/** Takes numbers of today out of a counter and keeps them back, together, for letters that are signed without us. */
export async function keepNumbersBack(
  ctx: TxContext,
  input: InputOf<typeof numbers.keepBack>,
): Promise<OutputOf<typeof numbers.keepBack>> {
  const { tx } = ctx;
  const book = await heldBook(ctx, input.bookId, reserveNumbers, { hold: true });
  ensure(!book.closed_at, 'outgoing.book-closed');
  const leave = await leaveOf(ctx, book, input);
  const { key, day } = await counterToday(ctx, book, input.groupCode, input.classificationCode ?? null);
  const by = found(ctx.actor.personId);
  const blockId = newId();
  const rows: NumberRow[] = [];
  for (let taken = 0; taken < input.count; taken += 1)
    rows.push(
      await takeNumber(tx, {
        key,
        by,
        at: ctx.clock.now(),
        blockId,
        entry: (sequence) => {
          const outcome = keptBack(sequence, day, leave);
          return { entry: outcome.entry ?? fail(outcome.refused), text: null };
        },
      }),
    );
  await emit(ctx, numbersKeptBack, {
    subject: input.bookId,
    payload: { count: rows.length, first: rows[0]!.sequence, last: rows.at(-1)!.sequence },
  });
  return presentNumbers(ctx, rows);
}
