import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { passwords } from '../../contract/accounts.ts';
import type { OpenedSession } from '../../contract/sessions.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { ownAccount } from '../own-account.ts';
import { acceptedHash, passwordGround, setPassword } from '../passwords/choose-password.ts';
import { verifyPassword } from '../passwords/password-hash.ts';
import { stepUpAllowance } from '../sign-in/allowances.ts';
import { startSession } from '../sign-in/start-session.ts';
import { countTry, giveBack, refuseFor } from '../sign-in/take-try.ts';
import { welcome } from '../sign-in/welcome.ts';

/** Changes the own password. Every session ends, this one too: the browser goes on with a new one. */
export async function changePassword(
  ctx: OutsideContext,
  settings: IdentitySettings,
  input: InputOf<typeof passwords.change>,
): Promise<OpenedSession> {
  const { own, ground, wait } = await ctx.transact('note', async (inner) => {
    const account = await ownAccount(inner);
    return {
      own: account,
      ground: await passwordGround(inner, settings, account.accountId, account.personId),
      wait: await countTry(inner.tx, stepUpAllowance(account.sessionId)),
    };
  });
  refuseFor(wait);
  ensure(await verifyPassword(ground.currentHash, input.password), 'identity.wrong-factor');
  const newHash = await acceptedHash(ground, input.newPassword);
  const { accountId, personId } = own;
  const opened = await ctx.transact('write', async (inner) => {
    ensure(await setPassword(inner, own, ground, newHash), 'core.changed-meanwhile');
    await giveBack(inner.tx, stepUpAllowance(own.sessionId));
    return startSession(inner, ctx.request, settings, {
      accountId,
      personId,
      method: 'password',
      knownDevice: true,
    });
  });
  await welcome(ctx, settings, accountId, opened.token);
  return opened;
}
