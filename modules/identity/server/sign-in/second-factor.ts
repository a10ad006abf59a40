import { fail } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import type { SignInMethod } from '../../contract/events.ts';
import type { SecondFactor } from '../../contract/sessions.ts';
import type { FoundAccount } from '../account.queries.ts';
import { takeCode } from '../factors/check-code.ts';
import { hasPasskey } from '../factors/passkey.queries.ts';
import { totpOf } from '../factors/totp.queries.ts';
import { type Allowance, secondFactorAllowance } from './allowances.ts';
import { takeTry } from './take-try.ts';

/** Counts the try of a second factor, kept whatever follows; nothing where no code was given. */
export async function takeSecondFactorTry(
  ctx: OutsideContext,
  accountId: string,
  device: string | null,
  code: string | undefined,
): Promise<Allowance[]> {
  if (code === undefined) return [];
  const allowances = secondFactorAllowance(accountId, device);
  await takeTry(ctx, allowances);
  return allowances;
}

/** How the person proved who they are, or what is still missing. */
export type Proof = { method: SignInMethod; missing: null } | { method: null; missing: SecondFactor[] };

/** Asks for the second factor of an account that has one. It can be neither skipped nor used twice. */
export async function proveSecondFactor(
  ctx: TxContext,
  account: Pick<FoundAccount, 'agencyId' | 'accountId'>,
  code: string | undefined,
): Promise<Proof> {
  const { agencyId, accountId } = account;
  const totp = await totpOf(ctx.tx, agencyId, accountId);
  if (!totp?.confirmed_at) return { method: 'password', missing: null };
  if (code === undefined) {
    const other: SecondFactor[] = (await hasPasskey(ctx.tx, agencyId, accountId)) ? ['passkey'] : [];
    return { method: null, missing: ['totp', 'recovery-code', ...other] };
  }
  const method = await takeCode(ctx, agencyId, accountId, code);
  if (!method) fail('identity.wrong-credentials');
  return { method, missing: null };
}
