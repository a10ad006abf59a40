import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { newId } from '#core/contract/ids.ts';
import type { Secrets } from '#core/session/secrets.ts';
import type { Signer } from '#core/transparency/cosignature.ts';
import { sha256, signingKeyOf } from '#core/transparency/node/node-crypto.ts';
import { keyTypes, type VerifierKey, verifierKey } from '#core/transparency/verifier-key.ts';
import type { LedgerTables } from '../ledger.tables.ts';

export type LogKeyRow = LedgerTables['ledger.log_key'];

const sealContext = ({ agency_id, id }: Pick<LogKeyRow, 'agency_id' | 'id'>) =>
  `ledger.log-key:${agency_id}:${id}`;

/** A new key of an agency, Ed25519, sealed under the secret of the installation. */
export function newLogKey(secrets: Pick<Secrets, 'seal'>, agencyId: string, now: Date): LogKeyRow {
  const { privateKey } = generateKeyPairSync('ed25519');
  const named = { agency_id: agencyId, id: newId() };
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  return {
    ...named,
    public_key: Buffer.from(signingKeyOf(privateKey).publicKey),
    key_sealed: secrets.seal(sealContext(named), der.toString('base64')),
    made_at: now,
  };
}

/** The key as others know it: under the name of the log whose checkpoints it signs. */
export function logVerifierKey(origin: string, publicKey: Uint8Array): Promise<VerifierKey> {
  return verifierKey(sha256, { name: origin, type: keyTypes.note, publicKey: Uint8Array.from(publicKey) });
}

/** All keys of a log, as others know them. */
export function logVerifierKeys(log: {
  origin: string;
  publicKeys: readonly Uint8Array[];
}): Promise<VerifierKey[]> {
  return Promise.all(log.publicKeys.map((key) => logVerifierKey(log.origin, key)));
}

/** The opened key; it stays in memory for the act alone. */
export async function logSigner(
  secrets: Pick<Secrets, 'open'>,
  origin: string,
  row: LogKeyRow,
): Promise<Signer> {
  const der = Buffer.from(secrets.open(sealContext(row), row.key_sealed), 'base64');
  const { sign, publicKey } = signingKeyOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  return { key: await logVerifierKey(origin, publicKey), sign };
}
