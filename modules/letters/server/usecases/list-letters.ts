import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import type { TxContext } from '#core/session/context.ts';
import type { letters } from '../../contract/letters.ts';
import { withWords, wordsIn } from '../../contract/search-words.ts';
import { presentRegisterRow } from '../letters.present.ts';
import { findLetters } from '../letters.queries.ts';
import { searchOf } from '../register-search.ts';
import { wordsMeant } from '../words.queries.ts';

/** The register as this actor may see it, searched and filtered. */
export async function listLetters(
  ctx: TxContext,
  input: InputOf<typeof letters.list>,
): Promise<OutputOf<typeof letters.list>> {
  const { tx } = ctx;
  const search = await searchOf(ctx, input, { before: cursorId(input.cursor), size: input.size + 1 });
  const found = await findLetters(tx, search);
  const instead = found.length === 0 && search.q ? await searchMeant(ctx, search.q) : null;
  const rows = instead ? await findLetters(tx, { ...search, q: instead }) : found;
  const page = uuidPage(input, rows);
  return {
    items: page.rows.map(presentRegisterRow),
    next: page.next,
    searchedInstead: rows.length > 0 ? instead : null,
  };
}

/** The search as it was probably meant, where some of its words stand in no letter. */
async function searchMeant({ tx }: TxContext, q: string): Promise<string | null> {
  return withWords(q, await wordsMeant(tx, wordsIn(q)));
}
