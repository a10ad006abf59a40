/**
 * What keys sign and how it is checked: plain signatures over the text of a note (C2SP signed-note, type 0x01) and
 * cosignatures of witnesses over a checkpoint and the time they saw it (C2SP tlog-cosignature v1, type 0x04).
 */
import { concatBytes, isCount, utf8Of } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import type { Checking, SigningKey } from './crypto.ts';
import { FormatFault } from './format-fault.ts';
import type { NoteSignature } from './note.ts';
import { keyTypes, type VerifierKey } from './verifier-key.ts';

/** A private key with the name and kind under which others know it. */
export interface Signer {
  key: VerifierKey;
  sign: SigningKey['sign'];
}

/** The text of a note, signed with a key of kind `note`. */
export async function signText(signer: Signer, text: string): Promise<NoteSignature> {
  if (signer.key.type !== keyTypes.note) throw new TypeError('this key does not sign notes');
  return lineOf(signer, await signer.sign(utf8Of(text)));
}

/**
 * A witness's word that at this time (seconds since 1970) this was the largest consistent tree it knew of the log.
 * @throws FormatFault when the text is no checkpoint: a witness signs nothing else with this key
 */
export async function cosign(signer: Signer, text: string, time: number): Promise<NoteSignature> {
  if (signer.key.type !== keyTypes.cosignature) throw new TypeError('this key does not cosign');
  parseCheckpoint(text);
  if (!isCount(time) || time === 0) throw new FormatFault('cosignature', 'time');
  const stamp = new Uint8Array(8);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  return lineOf(signer, concatBytes(stamp, await signer.sign(cosignedMessage(text, time))));
}

/** What the witness signs: a header that no other message has, the time, and the text of the checkpoint. */
export function cosignedMessage(text: string, time: number): Uint8Array {
  return utf8Of(`cosignature/v1\ntime ${time}\n${text}`);
}

/** Seconds since 1970 of a cosignature's bytes; nothing when they are none, or beyond 2^53 - 1. */
export function timeOfCosignature(signature: Uint8Array): number | undefined {
  if (signature.length !== 8 + 64) return undefined;
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  return time <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(time) : undefined;
}

/** Whether the bytes are this key's signature over the text of the note. */
export async function verifySignature(
  checking: Checking,
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
): Promise<boolean> {
  if (key.type === keyTypes.note) return checking.ed25519(key.publicKey, utf8Of(text), signature);
  const time = timeOfCosignature(signature);
  if (time === undefined) return false;
  return checking.ed25519(key.publicKey, cosignedMessage(text, time), signature.subarray(8));
}

const lineOf = ({ key }: Signer, signature: Uint8Array): NoteSignature => ({
  name: key.name,
  keyId: key.id,
  signature,
});
