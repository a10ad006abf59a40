import type { PostId } from '#core/contract/ids.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { ProviderName, SignerStateName, WishedLevel } from '../../contract/terms.ts';
import { askedState } from '../providers/asked-state.ts';
import { certificateState, type SigningGround, signingGround } from './signing-ground.ts';

/** Whether the person who asks can sign for a post now, and what comes of it. Only `ready` signs. */
export interface SignerState {
  provider: ProviderName;
  /** Made by a recognised provider (UU 1/2024 art. 13). */
  certified: boolean;
  /** The level that the agency wishes for; what a letter really has is told when it is signed. */
  level: WishedLevel;
  state: SignerStateName;
  /** Where it is known. */
  expiresAt: Date | null;
  /** What is typed: a passphrase, or the PIN of a token. */
  keeping: 'passphrase' | 'token';
}

/** Asks the provider where it is one outside, so it must not be called in a transaction. */
export async function signerFor(ctx: OutsideContext, { postId }: { postId: PostId }): Promise<SignerState> {
  const ground = await ctx.transact('read', (inner) => signingGround(inner, postId));
  return { ...termsOf(ground), ...(await stateOf(ctx, ground)) };
}

export const termsOf = ({ settings, certificate }: SigningGround) => ({
  provider: settings.provider,
  certified: settings.provider !== 'local-x509',
  level: settings.level,
  keeping: certificate?.keeping ?? 'passphrase',
});

/** What stands in the way first: the post, then the certificate. */
export async function stateOf(
  ctx: Pick<OutsideContext, 'clock'>,
  ground: SigningGround,
): Promise<Pick<SignerState, 'state' | 'expiresAt'>> {
  const { certificate, settings } = ground;
  const expiresAt = certificate?.expires_at ?? null;
  if (!ground.isHeld) return { state: 'post-not-held', expiresAt };
  if (settings.provider !== 'local-x509') return askedState(ctx.clock.now(), ground);
  if (!certificate) return { state: 'no-certificate', expiresAt };
  return { state: certificateState(certificate, ctx.clock.now()), expiresAt };
}
