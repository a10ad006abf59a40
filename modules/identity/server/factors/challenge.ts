import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ensure, fail } from '#core/contract/errors.ts';
import type { Context, TxContext } from '#core/session/context.ts';
import { spendFingerprint } from './challenge.queries.ts';

const minutes = 5;

const purposes = ['passkey-registration', 'passkey-sign-in', 'oidc-sign-in', 'oidc-link'] as const;
export type ChallengePurpose = (typeof purposes)[number];

const Sealed = z.object({
  purpose: z.enum(purposes),
  accountId: z.string().nullable(),
  value: z.string(),
  expiresAt: z.number(),
});
export type OpenChallenge = z.output<typeof Sealed>;

/** A random value for one ceremony, base64url. */
export function newChallengeValue(): string {
  return randomBytes(32).toString('base64url');
}

/** Seals what the server must remember until the answer comes, so that strangers can make it keep nothing. */
export function sealChallenge(
  ctx: Context,
  purpose: ChallengePurpose,
  value: string,
  accountId: string | null = null,
): string {
  const open: OpenChallenge = {
    purpose,
    accountId,
    value,
    expiresAt: ctx.clock.now().getTime() + minutes * 60_000,
  };
  return ctx.secrets.seal('identity.challenge', JSON.stringify(open)).toString('base64url');
}

/** Opens a challenge of this purpose that has not expired. */
export function openChallenge(ctx: Context, purpose: ChallengePurpose, sealed: string): OpenChallenge {
  const open = unseal(ctx, sealed);
  ensure(
    open && open.purpose === purpose && open.expiresAt > ctx.clock.now().getTime(),
    'identity.challenge-expired',
  );
  return open;
}

function unseal(ctx: Context, sealed: string): OpenChallenge | undefined {
  try {
    return Sealed.parse(JSON.parse(ctx.secrets.open('identity.challenge', Buffer.from(sealed, 'base64url'))));
  } catch {
    return undefined;
  }
}

/** Takes the challenge out of use, in the transaction of what it was answered for; a second answer is refused. */
export async function spendChallenge(ctx: TxContext, challenge: OpenChallenge): Promise<void> {
  const fingerprint = createHash('sha256').update(challenge.value).digest();
  const spent = await spendFingerprint(ctx.tx, fingerprint, new Date(challenge.expiresAt));
  if (!spent) fail('identity.challenge-expired');
}
