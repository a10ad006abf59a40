import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { factorAdded } from '../../contract/events.ts';
import type { factors } from '../../contract/factors.ts';
import { totpSealContext } from '../factors/check-code.ts';
import { replaceRecoveryCodes } from '../factors/recovery-codes.ts';
import { confirmTotp as keepConfirmation, takeStep, totpOf } from '../factors/totp.queries.ts';
import { acceptedStep } from '../factors/totp-code.ts';
import { ownAccount } from '../own-account.ts';
import { secondFactorAllowance } from '../sign-in/allowances.ts';
import { countTry, giveBack, refuseFor } from '../sign-in/take-try.ts';

/** Turns the proposed secret into the second factor of the account, once a code of it is right. */
export async function confirmTotp(
  ctx: OutsideContext,
  input: InputOf<typeof factors.confirmTotp>,
): Promise<OutputOf<typeof factors.confirmTotp>> {
  const { wait, allowances } = await ctx.transact('note', async (inner) => {
    const { accountId, sessionId } = await ownAccount(inner);
    const taken = secondFactorAllowance(accountId, sessionId);
    return { allowances: taken, wait: await countTry(inner.tx, taken) };
  });
  refuseFor(wait);
  return ctx.transact('write', async (inner) => {
    const { agencyId, accountId, personId } = await ownAccount(inner);
    const totp = found(await totpOf(inner.tx, agencyId, accountId));
    ensure(!totp.confirmed_at, 'identity.totp-active');
    const secret = ctx.secrets.open(totpSealContext(agencyId, accountId), totp.secret_sealed);
    const step = await acceptedStep(secret, input.code.replace(/\s/g, ''), ctx.clock.now(), totp.last_step);
    ensure(step !== null && (await takeStep(inner.tx, agencyId, accountId, step)), 'identity.wrong-code');
    ensure(await keepConfirmation(inner.tx, agencyId, accountId, ctx.clock.now()), 'identity.totp-active');
    const recoveryCodes = await replaceRecoveryCodes(inner, agencyId, accountId);
    await giveBack(inner.tx, allowances);
    await emit(inner, factorAdded, { subject: accountId, payload: { personId, kind: 'totp' } });
    return { recoveryCodes };
  });
}
