import { sameBytes } from '#core/transparency/bytes.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { canonicalJson, type JsonValue } from '../rules/canonical-json.ts';
import { commitment, type Leaf, LeafFault, parseLeaf } from '../rules/leaf.ts';

/** An event by which something is excused, with its leaf. */
export interface TellingLeaf {
  id: string;
  type: string;
  subjectId: string;
  payload: unknown;
  leaf: Buffer | null;
  salt: Buffer | null;
  body: string | null;
  /** Its leaf is still to come. */
  waits: boolean;
}

/** Whether the log tells it, or is about to: the leaf is of this kind and commits to what the row of the event says. */
export function toldBy({ id, type, subjectId, payload, leaf, salt, body, waits }: TellingLeaf): boolean {
  if (!leaf) return waits;
  if (!salt || !body) return false;
  const read = readLeaf(leaf);
  if (read?.kind !== type || !sameBytes(commitment(sha256, salt, body), read.body)) return false;
  const said = JSON.parse(body) as { event?: string; subject?: string; payload?: JsonValue };
  return (
    said.event === id &&
    said.subject === subjectId &&
    canonicalJson(said.payload ?? null) === canonicalJson(payload as JsonValue)
  );
}

/** A leaf, where the bytes are one. */
export function readLeaf(bytes: Uint8Array): Leaf | undefined {
  try {
    return parseLeaf(bytes);
  } catch (error) {
    if (error instanceof LeafFault) return undefined;
    throw error;
  }
}
