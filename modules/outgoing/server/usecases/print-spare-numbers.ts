import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { listPrinter } from '#core/printing/print-list.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { Context, TxContext } from '#core/session/context.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import { withAgencySeal } from '#modules/signatures/server/signatures.api.ts';
import type { numbers } from '../../contract/numbers.ts';
import { reserveNumbers } from '../../contract/permissions.ts';
import { heldBook } from '../numbers/kept-books.ts';
import { presentNumbers } from '../numbers/numbers.present.ts';
import { spareNumbers } from '../numbers/numbers.queries.ts';

type Input = InputOf<typeof numbers.sheet>;

/**
 * The numbers of a book that are kept back, with room to write what they were used for. Under the seal of the agency
 * before they are needed: whoever meets one of them later can prove when it was kept back and who approved.
 */
export async function printSpareNumbers(ctx: OutsideContext, input: Input): Promise<FileAnswer> {
  const sheet = await printed(ctx, input);
  const reason = ctx.locales.text(ctx.locale, 'outgoing.spare-sheet.title');
  return { ...sheet, body: await withAgencySeal(ctx, sheet.body, reason) };
}

const { pdf: printed } = listPrinter(async (ctx: TxContext, input: Input) => {
  const book = await heldBook(ctx, input.bookId, reserveNumbers);
  const agency = found(await currentAgency(ctx.tx));
  const lines = await presentNumbers(ctx, await spareNumbers(ctx.tx, book.id));
  const word = (name: string, facts?: Record<string, string>) =>
    ctx.locales.text(ctx.locale, `outgoing.spare-sheet.${name}`, facts);
  const columns = [
    ['sequence', 1],
    ['group', 2],
    ['taken-on', 2],
    ['approved-by', 3],
    ['used-for', 5],
    ['signed-by', 3],
  ] as const;
  return {
    title: word('title'),
    owner: agency.name,
    detail: `${book.name} · ${book.unit_code}`,
    note: word('sealed', { agency: agency.name, at: sealedAt(ctx) }),
    columns: columns.map(([name, share]) => ({ heading: word(name), share })),
    rows: lines.map((line) => [
      String(line.sequence),
      [line.groupCode, line.classificationCode].filter(Boolean).join(' '),
      shortDay(line.takenOn),
      line.approvedBy ?? '—',
      '',
      '',
    ]),
  };
});

/** "21 November 2026 pukul 08.15 WIB" in the zone of the agency. */
function sealedAt({ locale, actor, clock }: Context): string {
  const words = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: actor.zone,
  });
  return words.format(clock.now());
}
