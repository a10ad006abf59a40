import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import type { sessions } from '../../contract/sessions.ts';
import { takeCode } from '../factors/check-code.ts';
import { proofByPasskey } from '../factors/passkey-ceremony.ts';
import { totpOf } from '../factors/totp.queries.ts';
import { type OwnAccount, ownAccount } from '../own-account.ts';
import { verifyPassword } from '../passwords/password-hash.ts';
import { proveFactor } from '../session.queries.ts';
import { stepUpAllowance } from '../sign-in/allowances.ts';
import { countTry, giveBack, refuseFor } from '../sign-in/take-try.ts';

type Input = InputOf<typeof sessions.stepUp>;

/**
 * Proves a factor again in an open session. Exactly one of password, code and passkey is looked at; for who has an
 * authenticator app the password alone is not enough, as it is not at sign-in.
 * @throws identity.wrong-factor, identity.code-required, identity.too-many-tries
 */
export async function stepUp(ctx: OutsideContext, input: Input): Promise<OutputOf<typeof sessions.stepUp>> {
  const { own, wait } = await ctx.transact('note', async (inner) => {
    const account = await ownAccount(inner);
    const totp = await totpOf(inner.tx, account.agencyId, account.accountId);
    const typed = input.passkey === undefined && input.code === undefined;
    ensure(!typed || !totp?.confirmed_at, 'identity.code-required');
    return { own: account, wait: await countTry(inner.tx, stepUpAllowance(account.sessionId)) };
  });
  refuseFor(wait);
  const take = await proofOf(ctx, input, own);
  const factorAt = ctx.clock.now();
  await ctx.transact('write', async (inner) => {
    ensure(take && (await take(inner)), 'identity.wrong-factor');
    await proveFactor(inner.tx, own.agencyId, own.sessionId, factorAt);
    await giveBack(inner.tx, stepUpAllowance(own.sessionId));
  });
  return { factorAt: factorAt.toISOString() };
}

type Take = (ctx: TxContext) => Promise<boolean>;

/** What takes the proof out of use, once everything slow is done; undefined where nothing is proved. */
async function proofOf(ctx: OutsideContext, input: Input, own: OwnAccount): Promise<Take | undefined> {
  if (input.passkey) {
    const proof = await proofByPasskey(ctx, input.passkey.challenge, input.passkey.response);
    return proof?.found.accountId === own.accountId ? proof.take : undefined;
  }
  const { code, password } = input;
  if (code !== undefined) {
    return async (inner) => (await takeCode(inner, own.agencyId, own.accountId, code)) !== null;
  }
  if (password === undefined) return undefined;
  return (await verifyPassword(own.passwordHash, password)) ? async () => true : undefined;
}
