import { ensure, fail } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { factors } from '../../contract/factors.ts';
import type { OpenedSession } from '../../contract/sessions.ts';
import { proofByPasskey } from '../factors/passkey-ceremony.ts';
import type { IdentitySettings } from '../identity-settings.ts';
import { actAs } from '../sign-in/act-as.ts';
import { keyAnswerAllowance } from '../sign-in/allowances.ts';
import { knownDevice } from '../sign-in/known-device.ts';
import { startSession } from '../sign-in/start-session.ts';
import { giveBack, takeTry } from '../sign-in/take-try.ts';
import { welcome } from '../sign-in/welcome.ts';

/** Signs in by a passkey: possession and the person are proved at once, so no other factor is asked for. */
export async function signInByPasskey(
  ctx: OutsideContext,
  settings: IdentitySettings,
  input: InputOf<typeof factors.signInByPasskey>,
): Promise<OpenedSession> {
  const allowances = keyAnswerAllowance(ctx.request.ip);
  await takeTry(ctx, allowances);
  const proof = await proofByPasskey(ctx, input.challenge, input.response);
  if (!proof) fail('identity.wrong-credentials');
  const { agencyId, accountId, personId } = proof.found;
  const opened = await ctx.transact('write', async (inner) => {
    const own = await actAs(inner, agencyId, personId);
    ensure(own && (await proof.take(own)), 'identity.wrong-credentials');
    await giveBack(own.tx, allowances);
    const device = knownDevice(ctx, accountId) !== null;
    return startSession(own, ctx.request, settings, {
      accountId,
      personId,
      method: 'passkey',
      knownDevice: device,
    });
  });
  await welcome(ctx, settings, accountId, opened.token);
  return opened;
}
