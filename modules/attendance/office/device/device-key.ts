import { keptKey, ownKey } from '#office/outbox/sealed/sealed-database.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const kept = 'device';

/** The key that is this device: it signs, and no script, extension or copy of the disk's files can read it out. */
export interface DeviceKey {
  /** SubjectPublicKeyInfo, base64. */
  publicKey: string;
  /** SHA-256 of its bytes, hex: by it the device finds itself among those of its person. */
  fingerprint: string;
  /** ECDSA with SHA-256, IEEE P1363, base64. */
  sign(bytes: Uint8Array): Promise<string>;
}

const make = () => crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']) as Promise<CryptoKeyPair>;

/** The key of this browser, made at its first use. @throws where the browser keeps no keys */
export async function deviceKey(): Promise<DeviceKey> {
  return opened(await ownKey(kept, make));
}

/** The key of this browser where there is one. */
export async function knownDeviceKey(): Promise<DeviceKey | null> {
  const pair = await keptKey<CryptoKeyPair>(kept);
  return pair ? opened(pair) : null;
}

export async function opened({ privateKey, publicKey }: CryptoKeyPair): Promise<DeviceKey> {
  const spki = await crypto.subtle.exportKey('spki', publicKey);
  return {
    publicKey: base64(spki),
    fingerprint: hex(await crypto.subtle.digest('SHA-256', spki)),
    sign: async (bytes) =>
      base64(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, new Uint8Array(bytes))),
  };
}

export function base64(bytes: ArrayBuffer): string {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
}

export function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
