import type { AgencyId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { codeFingerprint, newCode } from './factors/one-time-code.ts';
import type { IdentityTables } from './identity.tables.ts';
import { replaceByCode } from './passwords/password.queries.ts';

const validDays = 3;

/** A one-time code of 100 random bits for a new password, in place of the password until now. Kept as a fingerprint. */
export async function grantReset(
  ctx: TxContext,
  agencyId: AgencyId,
  account: Pick<IdentityTables['identity.account'], 'id' | 'password_hash'>,
): Promise<{ code: string; expiresAt: string }> {
  const code = newCode(4);
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + validDays * 86_400_000);
  const fingerprint = codeFingerprint(ctx.secrets, 'reset', account.id, code);
  await replaceByCode(ctx.tx, account, agencyId, { fingerprint, until }, now);
  return { code, expiresAt: until.toISOString() };
}
