/** Public keys of notes and their spelling, the vkey (C2SP signed-note, "Verifier keys"). */
import { base64Of, concatBytes, fromBase64, hexOf, utf8Of } from './bytes.ts';
import type { Hashing } from './crypto.ts';
import { FormatFault } from './format-fault.ts';

/**
 * What a key signs, by the byte that C2SP gave it: the text of a note (0x01), or a checkpoint with the time at which
 * it was seen (0x04). Other kinds (ECDSA, RFC 6962 tree heads, ML-DSA) are not known here.
 */
export const keyTypes = { note: 0x01, cosignature: 0x04 } as const;
export type KeyType = (typeof keyTypes)[keyof typeof keyTypes];

export interface VerifierKey {
  name: string;
  type: KeyType;
  /** 32 bytes of Ed25519. */
  publicKey: Uint8Array;
  /** The first four bytes of the key's hash, as 8 lowercase hex digits: a label, no fingerprint. */
  id: string;
}

/** Unicode's spaces, which are not those of `\s`: U+0085 is one, U+FEFF is none. */
const badInName = /[\p{White_Space}+]|\p{Surrogate}/u;

/** Names stand in lines of notes: not empty, no spaces, no plus, no control characters. */
export const isKeyName = (name: string): boolean =>
  name !== '' && !badInName.test(name) && ![...name].some((character) => character < ' ');

/** A key with its id. @throws FormatFault for a name or a key that cannot be one */
export async function verifierKey(
  sha256: Hashing,
  { name, type, publicKey }: Pick<VerifierKey, 'name' | 'type' | 'publicKey'>,
): Promise<VerifierKey> {
  if (!isKeyName(name)) throw new FormatFault('verifier key', 'name');
  if (publicKey.length !== 32) throw new FormatFault('verifier key', 'length of the public key');
  const hash = await sha256(concatBytes(utf8Of(`${name}\n`), Uint8Array.of(type), publicKey));
  return { name, type, publicKey, id: hexOf(hash.subarray(0, 4)) };
}

/** `name+id+base64(type and public key)`. */
export function printVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${base64Of(concatBytes(Uint8Array.of(type), publicKey))}`;
}

/**
 * The key of a vkey. Its id must be the one that follows from name, kind and key; base64 may hold a plus, names may not.
 * @throws FormatFault
 */
export async function parseVerifierKey(sha256: Hashing, vkey: string): Promise<VerifierKey> {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(vkey);
  const material = fromBase64(parts?.[3] ?? '');
  if (!parts || !material) throw new FormatFault('verifier key', 'three parts: name, id, key');
  const type = Object.values(keyTypes).find((known) => known === material[0]);
  if (type === undefined) throw new FormatFault('verifier key', 'kind of key');
  const key = await verifierKey(sha256, { name: parts[1]!, type, publicKey: material.slice(1) });
  if (key.id !== parts[2]) throw new FormatFault('verifier key', 'id');
  return key;
}

/** Whether both are one key under whatever name: the same person must not count twice. */
export const isSamePublicKey = (a: VerifierKey, b: VerifierKey): boolean =>
  hexOf(a.publicKey) === hexOf(b.publicKey);
