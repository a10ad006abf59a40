import { dayIn } from '#core/clock/clock.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import { numberPart, withNumberParts, withWords, wordsIn } from '#modules/letters/contract/search-words.ts';
import { unitNames } from '#modules/organization/server/organization.api.ts';
import { mostCounted, type records, type SearchPlace } from '../../contract/records.ts';
import type { RecordId } from '../../contract/terms.ts';
import type { FoundRecord, RecordHit } from '../../contract/views.ts';
import { classificationTitles } from '../classification/classification-names.ts';
import { presentFound } from '../records/records.present.ts';
import { recordsByIds } from '../records/records.queries.ts';
import { loadRecord } from '../records/show-record.ts';
import { excerptsOf } from '../search/excerpts.queries.ts';
import { markedWords } from '../search/marked-words.ts';
import {
  type FacetRow,
  findAlikeIds,
  findFacets,
  findRecordIds,
  type RecordSearch,
  wordsMeant,
} from '../search/search.queries.ts';

type Filters = InputOf<typeof records.count>;

function searchOf(input: Filters, q = input.q): RecordSearch {
  return {
    q: q ? withNumberParts(q) : null,
    part: partOf(input.place, q),
    place: input.place,
    unit: input.unitId ?? null,
    code: input.code || null,
    year: input.year ?? null,
    classes: input.securityClass ?? null,
    copies: input.copyState ?? null,
    media: input.medium ?? null,
    states: input.state ?? null,
    dossier: input.dossierId ?? null,
    from: input.from ?? null,
    to: input.to ?? null,
  };
}

/** What is looked for in the numbers of records: all that was typed where only they are asked. */
function partOf(place: SearchPlace, q: string): string | null {
  if (!q || place === 'title') return null;
  return place === 'number' ? q : numberPart(q);
}

/** The archive as this actor may see it, searched and filtered. */
export async function findRecords(
  ctx: TxContext,
  input: InputOf<typeof records.find>,
): Promise<OutputOf<typeof records.find>> {
  const { tx } = ctx;
  const before = cursorId(input.cursor);
  const ask = (q: string) => findRecordIds(tx, searchOf(input, q), before, input.size + 1);
  const asked = await ask(input.q);
  const meant =
    asked.length === 0 && input.q && input.place !== 'number'
      ? withWords(input.q, await wordsMeant(tx, wordsIn(input.q)))
      : null;
  const ids = meant ? await ask(meant) : asked;
  const shown = ids.slice(0, input.size);
  return {
    items: await withExcerpts(ctx, shown, input.place === 'number' ? '' : (meant ?? input.q)),
    next: ids.length > input.size ? (shown.at(-1) ?? null) : null,
    searchedInstead: ids.length > 0 ? meant : null,
  };
}

/** Rows of ids, read through the walls once more, in the order of the ids. */
export async function inOrder({ tx }: TxContext, ids: readonly RecordId[]): Promise<FoundRecord[]> {
  const rows = new Map((await recordsByIds(tx, ids)).map((row) => [row.id, row]));
  const units = await unitNames(tx, [...new Set([...rows.values()].map((row) => row.unit_id as UnitId))]);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [presentFound(row, units)] : [];
  });
}

/** Rows of ids, and where the words stand in them; asked for together. */
async function withExcerpts(ctx: TxContext, ids: readonly RecordId[], q: string): Promise<RecordHit[]> {
  if (ids.length === 0) return [];
  const [found, rows] = await Promise.all([
    inOrder(ctx, ids),
    excerptsOf(ctx.tx, ids, q ? withNumberParts(q) : null),
  ]);
  const told = new Map(rows.map((row) => [row.id, row]));
  return found.map((record) => {
    const row = told.get(record.id);
    return {
      ...record,
      marked: markedWords(row?.title ?? record.title),
      excerpt: markedWords(row?.excerpt ?? ''),
      picture: row?.position && row.page ? { position: row.position, page: row.page } : null,
    };
  });
}

/** How much a search finds of each kind, of what this actor may see. */
export async function countRecords(ctx: TxContext, input: Filters): Promise<OutputOf<typeof records.count>> {
  const rows = await findFacets(ctx.tx, searchOf(input), mostCounted + 1);
  const of = (facet: FacetRow['facet']) => rows.filter((row) => row.facet === facet);
  const [units, titleOf] = await Promise.all([
    unitNames(
      ctx.tx,
      of('unit').map(({ value }) => value as UnitId),
    ),
    classificationTitles(ctx.tx, dayIn(ctx.actor.zone, ctx.clock.now())),
  ]);
  const text = (group: string) => (value: string) =>
    ctx.locales.text(ctx.locale, `archive.${group}.${value}`);
  const total = of('all')[0]?.records ?? 0;
  const counts = (facet: FacetRow['facet'], nameOf: (value: string) => string) =>
    of(facet)
      .map(({ value, records: count }) => ({ value, name: nameOf(value), records: count }))
      .sort((a, b) => b.records - a.records || (a.value < b.value ? -1 : 1));
  return {
    total: Math.min(total, mostCounted),
    more: total > mostCounted,
    units: counts('unit', (value) => units.get(value as UnitId) ?? '—'),
    codes: counts('code', (value) => titleOf(value) ?? value),
    years: counts('year', (value) => value),
    classes: counts('class', (value) => ctx.locales.text(ctx.locale, `letters.class.${value}`)),
    copyStates: counts('copy', text('copy-state')),
    states: counts('state', text('state')),
  };
}

const mostAlike = 10;

/** Records that are about the same. */
export async function findAlike(
  ctx: TxContext,
  input: InputOf<typeof records.alike>,
): Promise<OutputOf<typeof records.alike>> {
  await loadRecord(ctx, input.recordId);
  return { items: await inOrder(ctx, await findAlikeIds(ctx.tx, input.recordId, mostAlike)) };
}
