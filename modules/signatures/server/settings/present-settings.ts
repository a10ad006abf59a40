import { createHash } from 'node:crypto';
import type { TxContext } from '#core/session/context.ts';
import type {
  BelievedAuthorityId,
  BelievedAuthorityView,
  SignatureSettings,
} from '../../contract/settings.ts';
import { authoritiesOf } from '../authority/authority.queries.ts';
import { publishedAt } from '../authority/house-authority.ts';
import { type BelievedRow, believedBy } from '../trust/believed-authority.queries.ts';
import { usualSettings } from './agency-settings.ts';
import { settingsOf } from './settings.queries.ts';

/** The settings as they are shown: whether there is a password, never which. */
export async function presentSettings(ctx: TxContext): Promise<SignatureSettings> {
  const { agencyId } = ctx.actor;
  const row = await settingsOf(ctx.tx, agencyId);
  const believed = await believedBy(ctx.tx, agencyId);
  return {
    provider: row?.provider ?? usualSettings.provider,
    serviceAddress: row?.service_address ?? null,
    serviceUser: row?.service_user ?? null,
    hasPassword: !!row?.service_password_sealed,
    level: row?.level ?? usualSettings.level,
    clock: row?.clock ?? 'local',
    clockAddress: row?.clock_address ?? null,
    changedAt: row?.changed_at.toISOString() ?? null,
    authority: await ownAuthority(ctx),
    believed: believed.map(presentBelieved),
  };
}

async function ownAuthority(ctx: TxContext): Promise<SignatureSettings['authority']> {
  const rows = await authoritiesOf(ctx.tx, ctx.actor.agencyId);
  const root = rows.find(({ role }) => role === 'root');
  const issuing = rows.find(({ role }) => role === 'issuing');
  if (!root || !issuing) return null;
  return {
    rootAddress: publishedAt(ctx, root.id).certificate,
    listAddress: publishedAt(ctx, issuing.id).list,
    fingerprint: createHash('sha256').update(root.certificate).digest('hex'),
    expiresAt: root.expires_at.toISOString(),
  };
}

export const presentBelieved = (row: BelievedRow): BelievedAuthorityView => ({
  id: row.id as BelievedAuthorityId,
  name: row.name,
  certified: row.certified,
  fingerprint: row.fingerprint.toString('hex'),
  expiresAt: row.expires_at.toISOString(),
  addedAt: row.added_at.toISOString(),
});
