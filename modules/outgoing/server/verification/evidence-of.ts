import type { OutsideContext } from '#core/http/route.ts';
import type { Evidence } from '#modules/ledger/contract/ledger.ts';
import { isProven } from '#modules/ledger/server/ledger.api.ts';
import type { ShownLetterRow } from './shown-letters.queries.ts';

/** What proves a file of a letter offline; null where the log does not tell of it (yet). */
export async function evidenceOf(
  ctx: OutsideContext,
  { agency_id: agencyId }: Pick<ShownLetterRow, 'agency_id'>,
  digest: Buffer,
): Promise<Evidence | null> {
  const proven = await ctx.transact('read', ({ tx }) => isProven(tx, agencyId, digest));
  return proven ? { agencyId, digest: digest.toString('hex') } : null;
}
