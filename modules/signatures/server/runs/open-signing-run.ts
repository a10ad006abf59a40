import { ensure, fail } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { longestRun } from '../../contract/terms.ts';
import { issuersOf } from '../authority/house-authority.ts';
import { signingKey } from '../certificates/certificate.queries.ts';
import { countSecretTry, giveSecretTryBack, refuseSecretTry } from '../certificates/secret-try.queries.ts';
import { PdfFault } from '../pdf/pdf-value.ts';
import type { SigningSecret } from '../providers/signature-provider.ts';
import { localHand } from './local-hand.ts';
import { providerHand } from './provider-hand.ts';
import { stateOf } from './signer-for.ts';
import { type SigningGround, signingGround } from './signing-ground.ts';
import { signingMeans } from './signing-means.ts';
import type { SigningHand, SigningRun } from './signing-run.ts';

/**
 * Opens the key of the person who asks, for a post that they hold now, to sign at most 200 letters in a quarter of an
 * hour. The passphrase is tried here, before any letter is touched; only a provider outside cannot be asked without
 * one, and ends the run at its first letter. Must not be called in a transaction. The gate of the operation that calls
 * asks for a fresh factor.
 * @throws signatures.post-not-held, signatures.no-certificate, signatures.certificate-expired,
 *   signatures.not-ready-at-provider, signatures.wrong-secret, signatures.too-many-tries, signatures.provider-*
 */
export async function openSigningRun(
  ctx: OutsideContext,
  { postId, secret }: { postId: PostId; secret: SigningSecret },
): Promise<SigningRun> {
  const ground = await ctx.transact('read', (inner) => signingGround(inner, postId));
  await ensureReady(ctx, ground);
  const { wait, means, ...kept } = await ctx.transact('note', (inner) => prepared(inner, ground));
  refuseSecretTry(wait);
  const hand = means.provider
    ? providerHand(ctx, ground, means, secret)
    : await localHand(ctx, { ground, means, ...kept }, secret);
  const { agencyId, personId } = ground;
  const giveBack = () => ctx.transact('note', ({ tx }) => giveSecretTryBack(tx, agencyId, personId));
  const count = () => ctx.transact('note', ({ tx }) => countSecretTry(tx, agencyId, personId));
  if (!means.provider) await giveBack();
  // A secret that goes outside is tried by the first letter, so that is when it counts.
  return runOf(ctx, ground, hand, means.provider && { count, giveBack });
}

/** What is needed for all letters, and one try counted before the secret is tried. */
async function prepared(inner: TxContext, { agencyId, personId, settings, certificate }: SigningGround) {
  return {
    means: await signingMeans(inner, settings),
    key: certificate && (await signingKey(inner.tx, agencyId, certificate.id)),
    issuers: certificate ? await issuersOf(inner, certificate.authority_id) : [],
    wait: certificate ? await countSecretTry(inner.tx, agencyId, personId) : 0,
  };
}

async function ensureReady(ctx: OutsideContext, ground: SigningGround): Promise<void> {
  const { state } = await stateOf(ctx, ground);
  if (state === 'post-not-held') fail('signatures.post-not-held');
  if (state === 'unreachable') fail('signatures.provider-unreachable');
  if (ground.settings.provider !== 'local-x509') {
    // A provider that says nothing we know may still sign; one that says no will not.
    ensure(state === 'ready' || state === 'unknown', 'signatures.not-ready-at-provider');
    return;
  }
  ensure(state !== 'expired', 'signatures.certificate-expired');
  ensure(state === 'ready', 'signatures.no-certificate');
}

function runOf(
  ctx: OutsideContext,
  { settings }: SigningGround,
  hand: SigningHand,
  trial?: { count: () => Promise<number>; giveBack: () => Promise<void> },
): SigningRun {
  let open: SigningHand | undefined = hand;
  let first = trial;
  let left: number = longestRun.letters;
  const until = ctx.clock.now().getTime() + longestRun.minutes * 60_000;
  return {
    provider: settings.provider,
    certified: settings.provider !== 'local-x509',
    wishedLevel: settings.level,
    certificate: hand.certificate,
    async sign(pdf, letter = {}) {
      const now = ctx.clock.now();
      ensure(open && left > 0 && now.getTime() <= until, 'signatures.run-ended');
      left -= 1;
      if (first) refuseSecretTry(await first.count());
      try {
        const signed = await open.sign(pdf, { ...letter, at: letter.at ?? now });
        await first?.giveBack();
        first = undefined;
        return signed;
      } catch (error) {
        // Asked again with the same wrong secret, a provider would count it as guessing and lock the person out.
        if ((error as { code?: string }).code === 'signatures.wrong-secret') open = undefined;
        else await first?.giveBack();
        if (error instanceof PdfFault) fail('signatures.unreadable-letter');
        throw error;
      }
    },
    close: () => {
      open = undefined;
    },
  };
}
