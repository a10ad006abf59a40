import type { Signer } from '../cosignature.ts';
import { sha256, signingKeyFromSeed } from '../node/node-crypto.ts';
import { type KeyType, keyTypes, verifierKey } from '../verifier-key.ts';

/** A signer whose key follows from its name: for tests alone. */
export async function signerNamed(name: string, type: KeyType = keyTypes.note): Promise<Signer> {
  const { publicKey, sign } = signingKeyFromSeed(sha256(Buffer.from(`seed of ${name}`)));
  return { key: await verifierKey(sha256, { name, type, publicKey }), sign };
}

export const witnessNamed = (name: string): Promise<Signer> => signerNamed(name, keyTypes.cosignature);
