import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { concatBytes } from '../bytes.ts';
import type { Checking, Sha256, SigningKey } from '../crypto.ts';

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410 §4 and §7). */
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A string of one character a byte, and bytes again: twice as fast as asking Node for bytes. */
export const sha256: Sha256 = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');

export const nodeChecking: Checking = {
  sha256,
  ed25519: (publicKey, message, signature) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    try {
      return verify(null, message, publicKeyOf(publicKey), signature);
    } catch {
      // OpenSSL refuses bytes that are no point of the curve.
      return false;
    }
  },
};

/** A key of Node as one that signs here. @throws TypeError when it is not an Ed25519 key */
export function signingKeyOf(privateKey: KeyObject): SigningKey {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    publicKey: Uint8Array.from(der.subarray(publicPrefix.length)),
    sign: (message) => sign(null, message, privateKey),
  };
}

/** The key of a 32-byte seed (RFC 8032 §5.1.5). @throws RangeError for another length */
export function signingKeyFromSeed(seed: Uint8Array): SigningKey {
  if (seed.length !== 32) throw new RangeError('a seed has 32 bytes');
  const key = Buffer.from(concatBytes(privatePrefix, seed));
  return signingKeyOf(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
}

function publicKeyOf(bytes: Uint8Array): KeyObject {
  return createPublicKey({
    key: Buffer.from(concatBytes(publicPrefix, bytes)),
    format: 'der',
    type: 'spki',
  });
}
