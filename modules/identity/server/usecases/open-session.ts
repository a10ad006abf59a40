import { fail } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import type { OpenedSession, sessions } from '../../contract/sessions.ts';
import { chosenPolicy, type FoundAccount, lockAccount } from '../account.queries.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { verifyPassword } from '../passwords/password-hash.ts';
import { isExpired, profileOf } from '../rules/password-policy.ts';
import { actAs } from '../sign-in/act-as.ts';
import { beginTry } from '../sign-in/begin-try.ts';
import { proveSecondFactor, takeSecondFactorTry } from '../sign-in/second-factor.ts';
import { startSession } from '../sign-in/start-session.ts';
import { giveBack } from '../sign-in/take-try.ts';
import { welcome } from '../sign-in/welcome.ts';

/**
 * Signs in by identifier and password. Whether the account is missing, disabled or has another password, the answer is
 * the same and takes the same time; the slow hash runs outside any transaction.
 */
export async function openSession(
  ctx: OutsideContext,
  settings: IdentitySettings,
  input: InputOf<typeof sessions.open>,
): Promise<OpenedSession> {
  const { account, device, allowances } = await beginTry(ctx, input.identifier);
  const right = await verifyPassword(account?.passwordHash, input.password);
  if (!account || !right || account.disabledAt) {
    ctx.log.info({ requestId: ctx.requestId, accountId: account?.accountId }, 'sign-in refused');
    fail('identity.wrong-credentials');
  }
  const factorTry = await takeSecondFactorTry(ctx, account.accountId, device, input.code);
  const outcome = await ctx.transact('write', async (inner) => {
    const own = await actAs(inner, account.agencyId, account.personId);
    if (!own || !(await isAsVerified(own, account))) fail('identity.wrong-credentials');
    const factor = await proveSecondFactor(own, account, input.code);
    await giveBack(own.tx, [...allowances, ...factorTry]);
    if (factor.missing) return factor;
    await refuseExpired(own, settings, account);
    const { accountId, personId } = account;
    const start = { accountId, personId, method: factor.method, knownDevice: device !== null };
    return { missing: null, opened: await startSession(own, ctx.request, settings, start) };
  });
  if (outcome.missing) fail('identity.second-factor-required', { methods: outcome.missing });
  await welcome(ctx, settings, account.accountId, outcome.opened.token);
  return outcome.opened;
}

/** True while the account is as it was when its password was verified, which took place in no transaction. */
async function isAsVerified(ctx: TxContext, account: FoundAccount): Promise<boolean> {
  const now = await lockAccount(ctx.tx, account.agencyId, account.accountId);
  return now !== undefined && !now.disabled_at && now.password_hash === account.passwordHash;
}

async function refuseExpired(
  ctx: TxContext,
  settings: IdentitySettings,
  account: FoundAccount,
): Promise<void> {
  const profile = profileOf(await chosenPolicy(ctx.tx, account.agencyId), settings.passwordPolicy);
  if (account.passwordSetAt && isExpired(profile, account.passwordSetAt, ctx.clock.now()))
    fail('identity.password-expired');
}
