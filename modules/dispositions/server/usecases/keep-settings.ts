import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DispositionSettings, dispositionConfiguration } from '../../contract/configuration.ts';
import { saveSettings, settingsOf } from '../settings.queries.ts';

/** When an overdue disposition goes to the superior of the giver. */
export function showSettings(ctx: TxContext): Promise<DispositionSettings> {
  return settingsOf(ctx.tx);
}

export async function setSettings(
  ctx: TxContext,
  input: InputOf<typeof dispositionConfiguration.setSettings>,
): Promise<DispositionSettings> {
  await saveSettings(ctx.tx, input);
  return settingsOf(ctx.tx);
}
