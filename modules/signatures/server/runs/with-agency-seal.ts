import { createHash } from 'node:crypto';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { agencySealMade } from '../../contract/events.ts';
import { currentLists } from '../authority/current-lists.ts';
import { agencyAuthority, publishedAt } from '../authority/house-authority.ts';
import { freshKey, keyInfoOf, sealCertificateFor } from '../authority/local-authority.ts';
import { signerWithKey } from '../keys/signer.ts';
import { withValidationData } from '../pdf/validation-data.ts';
import { signedPdf } from '../signing/sign-pdf.ts';
import { trustTerms } from '../trust/trust-terms.ts';
import { readCertificate } from '../x509/certificate.ts';
import { measuredLevel } from './measured-level.ts';
import { ownClock } from './signing-clock.ts';

/**
 * The PDF under a signature of the agency itself (segel elektronik): nobody changed it since, and the agency gave it
 * out. By its own authority and its own clock, whoever signs for its people, so that it is made without a network and
 * believed by whoever believes the authority alone. The key is made for this one file and is nowhere afterwards: nobody
 * can lose it, and its certificate, which ends within the hour, needs no row to be revoked by. Must not be called in a
 * transaction.
 * @param reason stands in the signature: what kind of file it is
 * @throws PdfFault for a file that cannot be read
 */
export async function withAgencySeal(
  ctx: Pick<OutsideContext, 'transact' | 'clock'>,
  pdf: Uint8Array,
  reason: string,
): Promise<Buffer> {
  const { authority, published, lists, terms } = await ctx.transact('note', ground);
  const key = await freshKey('p-256');
  const at = ctx.clock.now();
  const { agency, issuing, timeStamp } = authority;
  const chain = await sealCertificateFor(issuing, agency, keyInfoOf(key), at, published);
  const askForTime = ownClock(authority, ctx.clock);
  const signed = await signedPdf(pdf, signerWithKey(key, chain), { at, reason, askForTime });
  const certificates = [...chain, ...timeStamp.chain];
  const sealed = withValidationData(signed, { certificates, lists, answers: [] });
  // Whatever our own verifier finds fault with never leaves the house.
  measuredLevel(sealed, { ...terms, now: ctx.clock.now() });
  const { serial } = readCertificate(chain[0]);
  const sha256 = createHash('sha256').update(sealed).digest('hex');
  await ctx.transact('note', (inner) =>
    emit(inner, agencySealMade, { subject: issuing.id, payload: { serial, sha256 } }),
  );
  return sealed;
}

async function ground(inner: TxContext) {
  const authority = await agencyAuthority(inner);
  return {
    authority,
    published: publishedAt(inner, authority.issuing.id),
    lists: await currentLists(inner),
    terms: await trustTerms(inner.tx, inner.actor.agencyId, inner.clock.now()),
  };
}
