import { createHash, createPublicKey, verify } from 'node:crypto';

/** Whether the bytes are the SubjectPublicKeyInfo (RFC 5480) of a P-256 key, in its one spelling. */
export function isDeviceKey(der: Buffer): boolean {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const isP256 = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    return isP256 && key.export({ format: 'der', type: 'spki' }).equals(der);
  } catch {
    return false;
  }
}

/** What names a key: SHA-256 of its bytes. */
export function keyFingerprint(der: Buffer): Buffer {
  return createHash('sha256').update(der).digest();
}

/** Whether a key that was found to be one when it was bound signed the bytes (ECDSA with SHA-256, IEEE P1363). */
export function isSignedBy(der: Buffer, bytes: Uint8Array, signature: Buffer): boolean {
  if (signature.length !== 64) return false;
  return verify(
    'sha256',
    bytes,
    { key: der, format: 'der', type: 'spki', dsaEncoding: 'ieee-p1363' },
    signature,
  );
}
