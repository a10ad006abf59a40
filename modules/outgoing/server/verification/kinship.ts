import type { Tx } from '#core/db/tx.ts';
import { trustTerms } from '#modules/signatures/server/signatures.api.ts';
import type { Kinship } from '../rules/verification/conclude.ts';
import type { ShownLetterRow } from './shown-letters.queries.ts';
import type { Traces } from './traces.ts';

/** The letter that a file has to do with. */
export interface Kin {
  row: ShownLetterRow;
  kinship: Kinship;
}

/** The very bytes of a letter count before its bytes with more behind them, and those before a mere mention. */
export function kinOf(rows: readonly ShownLetterRow[], { digests, codes }: Traces): Kin | undefined {
  const [whole, ...before] = digests;
  const found = [whole!, ...before.reverse()]
    .map((digest, index) => ({
      index,
      row: rows.find((one) => one.editions.some((edition) => edition.equals(digest))),
    }))
    .find(({ row }) => row);
  if (found?.row) return { row: found.row, kinship: found.index === 0 ? 'exact' : 'extended' };
  const named = codes.map((code) => rows.find((one) => one.code === code)).find((row) => row);
  return named && { row: named, kinship: 'named' };
}

/**
 * What a file is judged by: a letter by what its agency believes; a file that merely names one may also be somebody
 * else's, and is judged by the authorities of the whole house besides.
 */
export async function termsFor(tx: Tx, kin: Kin | undefined, now: Date): ReturnType<typeof trustTerms> {
  if (kin && kin.kinship !== 'named') return trustTerms(tx, kin.row.agency_id, now);
  const house = await trustTerms(tx, null, now);
  if (!kin) return house;
  const own = await trustTerms(tx, kin.row.agency_id, now);
  return { ...house, anchors: [...house.anchors, ...own.anchors] };
}
