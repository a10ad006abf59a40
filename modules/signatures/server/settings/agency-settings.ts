import type { TxContext } from '#core/session/context.ts';
import type { ProviderName, WishedLevel } from '../../contract/terms.ts';
import type { BsreService } from '../providers/bsre-client.ts';
import { type SettingsRow, settingsOf } from './settings.queries.ts';

/** Who makes the signatures of an agency, with what it takes to reach them. */
export interface AgencySettings {
  provider: ProviderName;
  /** Of a provider outside. */
  service: BsreService | null;
  level: WishedLevel;
  /** Address of an outside time-stamp authority; null where the agency's own stamps. */
  clockAddress: string | null;
}

/** Until an agency chooses: its own authority, with everything that makes a signature last. */
export const usualSettings: AgencySettings = {
  provider: 'local-x509',
  service: null,
  level: 'B-LT',
  clockAddress: null,
};

export const passwordContext = (agencyId: string) => `signatures.settings.password:${agencyId}`;

export async function agencySettings(ctx: TxContext): Promise<AgencySettings> {
  const row = await settingsOf(ctx.tx, ctx.actor.agencyId);
  return row ? openedSettings(ctx, row) : usualSettings;
}

export function openedSettings(
  ctx: Pick<TxContext, 'secrets' | 'plainHosts'>,
  row: SettingsRow,
): AgencySettings {
  const { service_address: address, service_user: user, service_password_sealed: sealed } = row;
  const service =
    row.provider !== 'local-x509' && address && user && sealed
      ? {
          address,
          user,
          password: ctx.secrets.open(passwordContext(row.agency_id), sealed),
          plainHosts: ctx.plainHosts ?? [],
        }
      : null;
  return {
    provider: row.provider,
    service,
    level: row.level,
    clockAddress: row.clock === 'outside' ? row.clock_address : null,
  };
}
