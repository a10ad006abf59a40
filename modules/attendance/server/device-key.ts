import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** The P-256 key of a SubjectPublicKeyInfo (RFC 5480) in its one spelling; nothing for any other bytes. */
function readKey(der: Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const isP256 = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    return isP256 && key.export({ format: 'der', type: 'spki' }).equals(der) ? key : undefined;
  } catch {
    return undefined;
  }
}

export function isDeviceKey(der: Buffer): boolean {
  return readKey(der) !== undefined;
}

/** What names a key: SHA-256 of its bytes. */
export function keyFingerprint(der: Buffer): Buffer {
  return createHash('sha256').update(der).digest();
}

/** Whether the key signed the bytes (ECDSA with SHA-256, IEEE P1363). */
export function isSignedBy(der: Buffer, bytes: Uint8Array, signature: Buffer): boolean {
  const key = readKey(der);
  if (!key || signature.length !== 64) return false;
  return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
}
