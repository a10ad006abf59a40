import type { AgencyId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { codeFingerprint } from './one-time-code.ts';
import { takeRecoveryCode, takeStep, totpOf } from './totp.queries.ts';
import { acceptedStep } from './totp-code.ts';

export function totpSealContext(agencyId: AgencyId, accountId: string): string {
  return `identity.totp ${agencyId} ${accountId}`;
}

/** Takes a code of the authenticator app, or a recovery code, out of use; null when it is none of the account's. */
export async function takeCode(
  ctx: TxContext,
  agencyId: AgencyId,
  accountId: string,
  code: string,
): Promise<'totp' | 'recovery-code' | null> {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) {
    const fingerprint = codeFingerprint(ctx.secrets, 'recovery', accountId, code);
    return (await takeRecoveryCode(ctx.tx, agencyId, accountId, fingerprint)) ? 'recovery-code' : null;
  }
  const totp = await totpOf(ctx.tx, agencyId, accountId);
  if (!totp?.confirmed_at) return null;
  const secret = ctx.secrets.open(totpSealContext(agencyId, accountId), totp.secret_sealed);
  const step = await acceptedStep(secret, digits, ctx.clock.now(), totp.last_step);
  return step !== null && (await takeStep(ctx.tx, agencyId, accountId, step)) ? 'totp' : null;
}
