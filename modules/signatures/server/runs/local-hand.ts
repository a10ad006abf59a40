import { ensure, fail } from '#core/contract/errors.ts';
import type { Context } from '#core/session/context.ts';
import { DerFault } from '../asn1/der.ts';
import type { SigningKeyRow } from '../certificates/certificate.queries.ts';
import { openKey } from '../certificates/sealed-key.ts';
import { type Signer, signerWithKey } from '../keys/signer.ts';
import { openedTokenKey } from '../keys/token.ts';
import { withValidationData } from '../pdf/validation-data.ts';
import type { SigningSecret } from '../providers/signature-provider.ts';
import { type SigningAct, signedPdf } from '../signing/sign-pdf.ts';
import { measuredLevel } from './measured-level.ts';
import { proverOf } from './prove-signed.ts';
import { ClockFault } from './signing-clock.ts';
import type { SigningGround } from './signing-ground.ts';
import type { SigningMeans } from './signing-means.ts';
import type { SigningHand } from './signing-run.ts';

interface Opening {
  ground: SigningGround;
  means: SigningMeans;
  key: SigningKeyRow | undefined;
  /** Certificates above that of the person. */
  issuers: readonly Uint8Array[];
}

/** Signs with a key of the agency's own authority: under the passphrase, or in a token. @throws signatures.wrong-secret */
export async function localHand(
  ctx: Pick<Context, 'clock' | 'secrets' | 'tokenModule'>,
  { ground, means, key, issuers }: Opening,
  secret: SigningSecret,
): Promise<SigningHand> {
  ensure(ground.certificate && key, 'signatures.no-certificate');
  ensure('passphrase' in secret, 'signatures.secret-missing');
  const signer = await opened(ctx, ground, issuers, key, secret.passphrase);
  const { id, serial, expires_at } = ground.certificate;
  const prove = proverOf(ctx, means);
  let isClockDown = false;
  const bare = (pdf: Uint8Array, act: SigningAct) => signedPdf(pdf, signer, act);
  const stamped = async (pdf: Uint8Array, act: SigningAct) => {
    if (!means.wishes.time || isClockDown) return bare(pdf, act);
    try {
      return await signedPdf(pdf, signer, { ...act, askForTime: means.askForTime });
    } catch (error) {
      if (!(error instanceof ClockFault) && !(error instanceof DerFault)) throw error;
      // Not asked again in this run: two hundred letters would each wait for it.
      isClockDown = true;
      return bare(pdf, act);
    }
  };
  return {
    certificate: { id, serial, expiresAt: expires_at },
    async sign(pdf, act) {
      const signed = await stamped(pdf, act);
      const proofs = {
        certificates: [...signer.chain, ...means.proofs.certificates],
        lists: means.proofs.lists,
        answers: [],
      };
      const whole = means.wishes.validationData && !isClockDown ? withValidationData(signed, proofs) : signed;
      const level = measuredLevel(whole, { ...means.terms, now: ctx.clock.now() });
      if (means.wishes.time && isClockDown) return { pdf: whole, level, awaits: 'time-stamp' };
      return prove(whole, level);
    },
  };
}

async function opened(
  ctx: Pick<Context, 'secrets' | 'tokenModule'>,
  { agencyId, certificate }: SigningGround,
  issuers: readonly Uint8Array[],
  row: SigningKeyRow,
  passphrase: string,
): Promise<Signer> {
  const { id, certificate: der } = certificate!;
  if (row.token_label && row.token_key) {
    ensure(ctx.tokenModule, 'signatures.no-tokens');
    const token = { module: ctx.tokenModule, label: row.token_label };
    const chain: Signer['chain'] = [der, ...issuers];
    return openedTokenKey(token, { id: row.token_key, chain }, passphrase);
  }
  const open = openKey(ctx.secrets, { agencyId, certificateId: id }, row.pkcs12_sealed!, passphrase);
  return open ? signerWithKey(open.key, open.chain) : fail('signatures.wrong-secret');
}
