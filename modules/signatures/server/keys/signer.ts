import { type KeyObject, sign } from 'node:crypto';
import type { SignatureKind } from '../x509/signature-algorithm.ts';

/**
 * A key that signs, wherever it lies: in memory, in a PKCS#12 file, in a token that never gives it out. All that is
 * asked of it is one signature over some hundred bytes.
 */
export interface Signer {
  /** The certificate of the key first, then those that vouch for it; DER. */
  chain: readonly [Uint8Array, ...Uint8Array[]];
  kind: SignatureKind;
  /** Signs the bytes, hashing them with SHA-256 first. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A signer with a key in memory: RSA signs as PKCS#1, curves as ECDSA. */
export function signerWithKey(key: KeyObject, chain: Signer['chain']): Signer {
  const kind = key.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa-pkcs1';
  return { chain, kind, sign: async (bytes) => sign('sha256', bytes, key) };
}
