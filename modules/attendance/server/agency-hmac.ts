import type { Secrets } from '#core/session/secrets.ts';
import type { Hmac } from './rules/codes/hmac.ts';

const purposes = ['ticket', 'entrance', 'statement', 'point'] as const;

/** The keyed function of an agency for one purpose; its key is derived from the secret of the installation and kept nowhere. */
export function agencyHmac(
  secrets: Pick<Secrets, 'fingerprint'>,
  agencyId: string,
  purpose: (typeof purposes)[number],
): Hmac {
  return (message) =>
    secrets.fingerprint(`attendance/${purpose}/${agencyId}`, Buffer.from(message).toString('base64'));
}
