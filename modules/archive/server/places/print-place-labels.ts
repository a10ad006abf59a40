import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import type { places } from '../../contract/places.ts';
import { code128Svg } from './code-128.ts';
import { placesByIds } from './places.queries.ts';

/** Labels of places: names and the way to them come from the database, the bars from `code128Svg`. */
export async function printPlaceLabels(
  ctx: OutsideContext,
  input: InputOf<typeof places.labels>,
): Promise<FileAnswer> {
  const { found: shown, owner } = await ctx.transact('read', async ({ tx }) => ({
    found: await placesByIds(tx, input.placeIds ?? []),
    owner: found(await currentAgency(tx)).name,
  }));
  ensure(shown.length > 0, 'core.not-found');
  const [year, month, day] = dayIn(ctx.actor.zone, ctx.clock.now()).split('-').map(Number);
  const title = ctx.locales.text(ctx.locale, 'archive.labels');
  const data = {
    ...{ title, owner, language: ctx.locale, printed: { year, month, day } },
    labels: shown.map(({ name, line, barcode }) => ({
      ...{ name, barcode, bars: code128Svg(barcode) },
      line: line.slice(0, -1).join(' › '),
    })),
  };
  return {
    body: await renderPdf('modules/archive/printing/place-labels.typ', data, ctx.clock.now()),
    mediaType: 'application/pdf',
    fileName: `${title}.pdf`,
    inline: true,
  };
}
