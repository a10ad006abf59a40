import type { Secrets } from '#core/session/secrets.ts';
import { type KeyAndChain, openedPkcs12, sealedPkcs12 } from '../keys/pkcs12.ts';

const contextOf = (agencyId: string, certificateId: string) =>
  `signatures.signing_key:${agencyId}:${certificateId}`;

/**
 * A key under the passphrase of its person, and that under the secret of the installation: a copy of the database alone
 * gives nobody anything to guess at.
 */
export function sealKey(
  secrets: Pick<Secrets, 'seal'>,
  { agencyId, certificateId }: { agencyId: string; certificateId: string },
  key: KeyAndChain,
  passphrase: string,
): Buffer {
  const pkcs12 = sealedPkcs12(key, passphrase.normalize('NFKC'));
  return secrets.seal(contextOf(agencyId, certificateId), pkcs12.toString('base64'));
}

/** The key; nothing when the passphrase is wrong. */
export function openKey(
  secrets: Pick<Secrets, 'open'>,
  { agencyId, certificateId }: { agencyId: string; certificateId: string },
  sealed: Buffer,
  passphrase: string,
): KeyAndChain | undefined {
  const pkcs12 = Buffer.from(secrets.open(contextOf(agencyId, certificateId), sealed), 'base64');
  return openedPkcs12(pkcs12, passphrase.normalize('NFKC'));
}
