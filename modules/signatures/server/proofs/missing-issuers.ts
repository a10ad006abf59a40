import { DerFault } from '../asn1/der.ts';
import type { Trust } from '../verify/trust.ts';
import { type Certificate, readCertificate, sameBytes } from '../x509/certificate.ts';
import { chainOf, isSignedBy } from '../x509/certificate-chain.ts';
import { derOf } from '../x509/pem.ts';
import { toldAddresses } from '../x509/told-addresses.ts';
import { type Asking, broughtCertificate } from './asked-proof.ts';

/** Authorities between a signer and the one that is believed. */
const most = 3;

/**
 * Certificates of authorities that a signer left out, fetched from where the certificate below says (caIssuers). Only
 * those that close the way to a believed authority; everything else that came is thrown away.
 */
export async function missingIssuers(
  { chain: { certificates }, pool, at }: Trust,
  anchors: readonly Certificate[],
  asking: Asking,
): Promise<Certificate[]> {
  const leaf = certificates[0]!;
  const brought: Certificate[] = [];
  let last = leaf;
  for (let steps = 0; steps < 2 * most && brought.length <= most; steps += 1) {
    const known = [...pool, ...brought];
    if (chainOf(leaf, known, anchors, at).anchored) return brought;
    const above = known.find((one) => isIssuer(one, last)) ?? (await fetched(last, asking));
    if (!above || sameBytes(above.der, last.der)) return [];
    if (!known.includes(above)) brought.push(above);
    last = above;
  }
  return [];
}

async function fetched(below: Certificate, asking: Asking): Promise<Certificate | undefined> {
  for (const address of toldAddresses(below).issuers) {
    const bytes = await broughtCertificate(address, asking);
    const found = typeof bytes === 'string' ? undefined : readable(bytes);
    if (found && isIssuer(found, below)) return found;
  }
  return undefined;
}

/** One certificate, DER or PEM. A bundle (RFC 5280 §4.2.2.1 allows one) is not read. */
function readable(bytes: Uint8Array): Certificate | undefined {
  try {
    return readCertificate(derOf(Buffer.from(bytes).toString('latin1')) ?? bytes);
  } catch (error) {
    if (error instanceof DerFault) return undefined;
    throw error;
  }
}

function isIssuer(authority: Certificate, below: Certificate): boolean {
  try {
    return authority.authority && sameBytes(authority.subject, below.issuer) && isSignedBy(below, authority);
  } catch (error) {
    if (error instanceof DerFault) return false;
    throw error;
  }
}
