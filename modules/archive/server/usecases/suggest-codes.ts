import { dayIn } from '#core/clock/clock.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { wordsIn } from '#modules/letters/contract/search-words.ts';
import type { records } from '../../contract/records.ts';
import { classificationTitles, findClassifications } from '../classification/classification-names.ts';
import { recordsByIds } from '../records/records.queries.ts';
import { findRecordIds } from '../search/search.queries.ts';

/** So many of the newest records that share words are asked for their codes. */
const asked = 60;
const mostSuggested = 5;

/**
 * Codes for a thing by the words of its title: those under which records with such words lie that the reader may see, and
 * where there are none, those of the list whose titles have a word of it.
 */
export async function suggestCodes(
  ctx: TxContext,
  input: InputOf<typeof records.suggest>,
): Promise<OutputOf<typeof records.suggest>> {
  const { tx, actor, clock } = ctx;
  const day = dayIn(actor.zone, clock.now());
  const words = wordsIn(input.words);
  if (words.length === 0) return { items: [] };
  const ids = await findRecordIds(
    tx,
    {
      ...{ q: words.join(' or '), part: null, place: 'title', unit: null, code: null, year: null },
      ...{ classes: null, copies: null, media: null, states: null, dossier: null, from: null, to: null },
    },
    null,
    asked,
  );
  const weights = new Map<string, { weight: number; records: number }>();
  for (const row of await recordsByIds(tx, ids)) {
    const shared = wordsIn(row.title).filter((word) => words.includes(word)).length;
    const known = weights.get(row.code) ?? { weight: 0, records: 0 };
    weights.set(row.code, { weight: known.weight + shared ** 2, records: known.records + 1 });
  }
  const titleOf = await classificationTitles(tx, day);
  const items = [...weights]
    .sort(([, a], [, b]) => b.weight - a.weight)
    .flatMap(([code, { records }]) => {
      const title = titleOf(code);
      return title === null ? [] : [{ code, title, records }];
    })
    .slice(0, mostSuggested);
  return { items: items.length > 0 ? items : await byTitles(ctx, words, day) };
}

async function byTitles(ctx: TxContext, words: readonly string[], day: string) {
  const found = new Map<string, { code: string; title: string; records: number }>();
  for (const word of words.filter(({ length }) => length > 4)) {
    const [first] = await findClassifications(ctx.tx, word, day);
    if (first) found.set(first.code, { code: first.code, title: first.title, records: 0 });
  }
  return [...found.values()].slice(0, mostSuggested);
}
