import type { Checking } from './crypto.ts';

/**
 * Checking with WebCrypto, in a browser and anywhere else that has it. Ed25519 is in the browsers since 2025
 * (Chromium 137, Firefox 129, Safari 17); in an older one the answer of `ed25519` is a rejected promise
 * (NotSupportedError), never a signature that was not looked at.
 */
export const webChecking: Checking = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', owned(bytes))),
  ed25519: async (publicKey, message, signature) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    const key = await keyOf(publicKey);
    return key !== undefined && crypto.subtle.verify('Ed25519', key, owned(signature), owned(message));
  },
};

async function keyOf(publicKey: Uint8Array): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('raw', owned(publicKey), 'Ed25519', false, ['verify']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') throw error;
    return undefined;
  }
}

/** WebCrypto takes no view of shared memory, and the types say so. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
