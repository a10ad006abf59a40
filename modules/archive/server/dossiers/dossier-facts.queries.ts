import type { Tx } from '#core/db/tx.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { DossierId } from '../../contract/terms.ts';

/** What other modules may tell of a dossier, by its class. */
export interface DossierFact {
  id: DossierId;
  title: string;
  securityClass: SecurityClass;
}

/** Dossiers as the walls show them to who asks; missing ones are left out. Index: the key of dossier. */
export function dossiersByIds(tx: Tx, ids: readonly DossierId[]): Promise<DossierFact[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.rows(
    `select id, title, security_class as "securityClass" from archive.dossier
     where agency_id = core.agency_id() and id = any ($1::uuid[])`,
    [ids],
  );
}
