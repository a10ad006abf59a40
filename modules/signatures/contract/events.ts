import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PersonId, PostId } from '#core/contract/ids.ts';
import { keepings, providers, revocationReasonNames, wishedLevels } from './terms.ts';

/** Subjects are certificates, authorities and the agency; payloads hold ids and kinds, never names or addresses. */
const ofCertificate = z.object({ personId: PersonId, postId: PostId });

export const certificateEnrolled = event({
  type: 'signing-certificate.enrolled',
  version: 1,
  payload: ofCertificate.extend({ keeping: z.enum(keepings), serial: z.string() }),
});
export const passphraseChanged = event({
  type: 'signing-certificate.passphrase-changed',
  version: 1,
  payload: ofCertificate,
});
export const certificateRevoked = event({
  type: 'signing-certificate.revoked',
  version: 1,
  payload: ofCertificate.extend({ reason: z.enum(revocationReasonNames), serial: z.string() }),
});
export const settingsChanged = event({
  type: 'signature-settings.changed',
  version: 1,
  payload: z.object({ provider: z.enum(providers), level: z.enum(wishedLevels) }),
});
export const authorityBelieved = event({
  type: 'signature-authority.believed',
  version: 1,
  payload: z.object({ fingerprint: z.string(), certified: z.boolean() }),
});
export const authorityDoubted = event({
  type: 'signature-authority.doubted',
  version: 1,
  payload: z.object({ fingerprint: z.string() }),
});
/** The authority issued a certificate for one seal of the agency; `sha256` of the file under it, hexadecimal. */
export const agencySealMade = event({
  type: 'agency-seal.made',
  version: 1,
  payload: z.object({ serial: z.string(), sha256: z.string() }),
});

export const signatureEvents = [
  certificateEnrolled,
  passphraseChanged,
  certificateRevoked,
  settingsChanged,
  authorityBelieved,
  authorityDoubted,
  agencySealMade,
];
