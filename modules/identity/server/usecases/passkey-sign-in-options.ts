import type { TxContext } from '#core/session/context.ts';
import { newChallengeValue, sealChallenge } from '../factors/challenge.ts';
import { signInOptions } from '../factors/passkey-ceremony.ts';

/** Begins to sign in by a passkey: the same for everybody, so it tells nothing about anybody. */
export async function passkeySignInOptions(ctx: TxContext) {
  const value = newChallengeValue();
  const options = await signInOptions(ctx, value);
  return { challenge: sealChallenge(ctx, 'passkey-sign-in', value), options: { ...options } };
}
