import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

/** From here to the end of the transaction the database shows what belongs to this person's agency, and no post of theirs. */
export async function seeAgency(tx: Tx, agencyId: AgencyId, personId: PersonId): Promise<void> {
  await tx.rows(
    `select set_config('app.agency', $1, true), set_config('app.person', $2, true), set_config('app.posts', '', true)`,
    [agencyId, personId],
  );
}
