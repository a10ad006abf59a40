import type { Tx } from '#core/db/tx.ts';
import type { DispositionSettings } from '../contract/configuration.ts';

/** Days after the deadline until the superior of the giver is told, where the agency has not decided. */
export const defaultSettings: DispositionSettings = { escalateAfterDays: 3 };

export async function settingsOf(tx: Tx): Promise<DispositionSettings> {
  const rows = await tx.rows<DispositionSettings>(
    'select escalate_after_days as "escalateAfterDays" from dispositions.setting where agency_id = core.agency_id()',
  );
  return rows[0] ?? defaultSettings;
}

export async function saveSettings(tx: Tx, settings: DispositionSettings): Promise<void> {
  await tx.rows(
    `insert into dispositions.setting (agency_id, escalate_after_days) values (core.agency_id(), $1)
     on conflict (agency_id) do update set escalate_after_days = excluded.escalate_after_days`,
    [settings.escalateAfterDays],
  );
}
