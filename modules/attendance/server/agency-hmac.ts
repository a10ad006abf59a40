import type { Secrets } from '#core/session/secrets.ts';
import { base64Of } from '#core/transparency/bytes.ts';
import type { Hmac } from './rules/codes/hmac.ts';

const purposes = ['ticket', 'entrance', 'statement', 'point'] as const;

/** The keyed function of an agency for one purpose; its key is derived from the secret of the installation and kept nowhere. */
export function agencyHmac(
  secrets: Pick<Secrets, 'fingerprint'>,
  agencyId: string,
  purpose: (typeof purposes)[number],
): Hmac {
  return (message) =>
    new Uint8Array(secrets.fingerprint(`attendance/${purpose}/${agencyId}`, base64Of(message)));
}
