import { checkedTimeStamp } from '../cms/time-stamp.ts';
import { trustOf } from '../verify/trust.ts';
import type { Anchor } from '../verify/verification.ts';
import { readCertificate } from '../x509/certificate.ts';
import type { Digest } from '../x509/signature-algorithm.ts';

const nothing = { lists: [], answers: [] };
/** Clocks of two machines differ. */
const difference = 5 * 60_000;

/** Whether files stamped so are believed by the agency: signature, use, chain, and a clock that is not ahead of ours. */
export function isStampBelieved(
  token: Uint8Array,
  digestOf: (algorithm: Digest) => Uint8Array,
  anchors: readonly Anchor[],
  now: Date,
): boolean {
  const { faults, certificate, at, certificates } = checkedTimeStamp(token, digestOf);
  if (faults.length > 0 || !certificate || !at || at.getTime() - now.getTime() > difference) return false;
  const basis = {
    anchors: anchors.map((one) => ({ ...one, certificate: readCertificate(one.certificate) })),
    pool: certificates,
    revocation: nothing,
    current: nothing,
  };
  return trustOf(certificate, 'time-stamp', basis, at).faults.length === 0;
}
