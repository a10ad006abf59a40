import type { AgencyId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { publishedTrust } from '../authority/authority.queries.ts';
import type { VerificationTerms } from '../verify/verification.ts';

/**
 * What a file of the agency is judged by: its own authorities, those it believes, and the lists of what was revoked.
 * Works in any transaction, that of a stranger too: all of it is public.
 * @param agencyId null for a file of whom nothing is known: the authorities of every agency of the house
 */
export async function trustTerms(
  tx: Tx,
  agencyId: AgencyId | null,
  now: Date,
): Promise<Required<Pick<VerificationTerms, 'anchors' | 'lists' | 'now'>>> {
  const rows = await publishedTrust(tx, agencyId);
  return {
    anchors: rows
      .filter(({ kind }) => kind === 'anchor')
      .map(({ bytes, certified }) => ({ certificate: bytes, certified })),
    lists: rows.filter(({ kind }) => kind === 'list').map(({ bytes }) => bytes),
    now,
  };
}
