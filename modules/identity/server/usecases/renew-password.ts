import { ensure, fail } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { passwords } from '../../contract/accounts.ts';
import type { OpenedSession } from '../../contract/sessions.ts';
import type { FoundAccount } from '../account.queries.ts';
import { codeFingerprint } from '../factors/one-time-code.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { acceptedHash, passwordGround, setPassword } from '../passwords/choose-password.ts';
import { verifyPassword } from '../passwords/password-hash.ts';
import { actAs } from '../sign-in/act-as.ts';
import { beginTry } from '../sign-in/begin-try.ts';
import { proveSecondFactor, takeSecondFactorTry } from '../sign-in/second-factor.ts';
import { startSession } from '../sign-in/start-session.ts';
import { giveBack } from '../sign-in/take-try.ts';
import { welcome } from '../sign-in/welcome.ts';

/**
 * Sets a new password with a one-time code, or with a password that is no longer valid, and signs in. It passes the
 * same throttle, the same silence about accounts and the same second factor as sign-in: no way round any of them.
 */
export async function renewPassword(
  ctx: OutsideContext,
  settings: IdentitySettings,
  input: InputOf<typeof passwords.renew>,
): Promise<OpenedSession> {
  const { account, device, allowances } = await beginTry(ctx, input.identifier);
  const rightPassword = await verifyPassword(account?.passwordHash, input.password);
  const rightCode = account !== undefined && isResetCode(ctx, account, input.password);
  if (!account || account.disabledAt || !(rightPassword || rightCode)) fail('identity.wrong-credentials');
  const { agencyId, accountId, personId } = account;

  const ground = await ctx.transact('note', async (inner) => {
    const own = await actAs(inner, agencyId, personId);
    ensure(own, 'identity.wrong-credentials');
    const read = await passwordGround(own, settings, accountId, personId);
    ensure(read.currentHash === account.passwordHash, 'identity.wrong-credentials');
    return read;
  });
  const newHash = await acceptedHash(ground, input.newPassword);
  const factorTry = await takeSecondFactorTry(ctx, accountId, device, input.code);
  const outcome = await ctx.transact('write', async (inner) => {
    const own = await actAs(inner, agencyId, personId);
    ensure(own, 'identity.wrong-credentials');
    const factor = await proveSecondFactor(own, account, input.code);
    await giveBack(own.tx, [...allowances, ...factorTry]);
    if (factor.missing) return factor;
    ensure(await setPassword(own, account, ground, newHash), 'identity.wrong-credentials');
    const start = { accountId, personId, method: factor.method, knownDevice: device !== null };
    return { missing: null, opened: await startSession(own, ctx.request, settings, start) };
  });
  if (outcome.missing) fail('identity.second-factor-required', { methods: outcome.missing });
  await welcome(ctx, settings, accountId, outcome.opened.token);
  return outcome.opened;
}

/** Compared by its keyed fingerprint, so the time of the comparison tells nothing about the code. */
function isResetCode(ctx: OutsideContext, account: FoundAccount, code: string): boolean {
  if (!account.resetFingerprint || !account.resetUntil || account.resetUntil <= ctx.clock.now()) return false;
  return account.resetFingerprint.equals(codeFingerprint(ctx.secrets, 'reset', account.accountId, code));
}
