import { found } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { rootUnit } from '#modules/organization/server/organization.api.ts';
import type { settings as operations } from '../../contract/settings.ts';
import { settingsOf } from '../known-settings.ts';
import { mayConfigure } from '../policy.ts';

/** What the agency decided about leave, or what is usual. */
export async function showSettings(ctx: TxContext): Promise<OutputOf<typeof operations.show>> {
  const { settings, setAt } = await settingsOf(ctx.tx);
  const root = found(await rootUnit(ctx.tx));
  return {
    settings,
    setAt: setAt?.toISOString() ?? null,
    can: { configure: mayConfigure(ctx.actor, root.id) },
  };
}
