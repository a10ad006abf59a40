import type { AgencyId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { SignaturesTables } from '../signatures.tables.ts';

const db = tablesOf<SignaturesTables>();

export type SettingsRow = SignaturesTables['signatures.settings'];

export function settingsOf(tx: Tx, agencyId: AgencyId): Promise<SettingsRow | undefined> {
  return tx.maybe(
    db.selectFrom('signatures.settings').selectAll().where('agency_id', '=', agencyId),
  ) as Promise<SettingsRow | undefined>;
}

export async function keepSettings(tx: Tx, row: SettingsRow): Promise<void> {
  const { agency_id: _, ...rest } = row;
  await tx.run(
    db
      .insertInto('signatures.settings')
      .values(row)
      .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(rest)),
  );
}
