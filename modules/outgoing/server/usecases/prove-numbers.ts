import { dayIn } from '#core/clock/clock.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { numbers } from '../../contract/numbers.ts';
import { numberLetters } from '../../contract/permissions.ts';
import { heldBook } from '../numbers/kept-books.ts';
import { entryOf, wholeCounter } from '../numbers/numbers.queries.ts';
import { reasonTold } from '../numbers/reason-told.ts';
import { gapReport, isWhole } from '../rules/numbering/gap-report.ts';

/** What a counter proves of itself, for whoever audits the book. */
export async function proveNumbers(
  ctx: TxContext,
  input: InputOf<typeof numbers.proof>,
): Promise<OutputOf<typeof numbers.proof>> {
  const book = await heldBook(ctx, input.bookId, numberLetters);
  const key = {
    bookId: book.id,
    group: input.groupCode,
    year: input.year,
    classificationCode: input.classificationCode,
  };
  const { last, rows } = await wholeCounter(ctx.tx, key);
  const report = gapReport(last, rows.map(entryOf), dayIn(ctx.actor.zone, ctx.clock.now()));
  const voided = report.voided.map((one) => ({ ...one, reason: reasonTold(ctx, one.reason) }));
  return { ...report, voided, whole: isWhole(report) };
}
