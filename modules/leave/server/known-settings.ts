import type { Tx } from '#core/db/tx.ts';
import { LeaveSettingsFields } from '../contract/settings.ts';
import { usualSettings } from './rules/law/settings.ts';
import { latestSettings } from './settings.queries.ts';

/** What the agency decided, or what is usual. */
export async function settingsOf(tx: Tx): Promise<{ settings: LeaveSettingsFields; setAt: Date | null }> {
  const row = await latestSettings(tx);
  // Fields that came later than what was kept are the usual ones.
  const settings = LeaveSettingsFields.parse({
    ...usualSettings,
    recordSince: null,
    authorityPostId: null,
    ...(row?.contents as object | undefined),
  });
  return { settings, setAt: row?.setAt ?? null };
}
