/**
 * The extra data of our proof files: what a reader needs beside the file to make its leaf again, as text.
 *
 * ```
 * pendopo/extra/v1
 * <the lines of the leaf>
 *
 * salt <base64 of 32 bytes>
 * body <what the leaf's body commits to: JSON in its one spelling, RFC 8785>
 * ```
 *
 * The empty line and what comes after it may be missing: it opens the leaf, and is shown only to who may read the event.
 * Nobody signed any of this. A reader puts the digest of the file in hand in the place of the leaf's, and proves that.
 */
import { base64Of, concatBytes, fromBase64, fromUtf8, utf8Of } from '#core/transparency/bytes.ts';
import { type Leaf, parseLeaf, saltLength } from '../server/rules/leaf.ts';

export interface Opening {
  /** 32 bytes. */
  salt: Uint8Array;
  body: string;
}

export interface Extra {
  leaf: Leaf;
  opening?: Opening;
}

/** Extra data that is not written as `printExtra` writes it. */
export class ExtraFault extends Error {
  constructor(what: string) {
    super(`not extra data of ours: ${what}`);
    this.name = 'ExtraFault';
  }
}

const header = 'pendopo/extra/v1\n';
const openingShape = /^salt (\S+)\nbody ([^\n]+)\n$/;

/** The bytes for the `extra` line of a proof. @param leaf the bytes that were logged @throws LeafFault, ExtraFault */
export function printExtra({ leaf, opening }: { leaf: Uint8Array; opening?: Opening }): Uint8Array {
  parseLeaf(leaf);
  const top = concatBytes(utf8Of(header), leaf);
  if (!opening) return top;
  const { salt, body } = opening;
  if (salt.length !== saltLength || body === '' || body.includes('\n')) throw new ExtraFault('opening');
  return concatBytes(top, utf8Of(`\nsalt ${base64Of(salt)}\nbody ${body}\n`));
}

/** What extra data says. @throws LeafFault, ExtraFault */
export function parseExtra(bytes: Uint8Array): Extra {
  const text = fromUtf8(bytes);
  if (!text?.startsWith(header)) throw new ExtraFault('first line');
  const end = text.indexOf('\n\n');
  const leaf = parseLeaf(utf8Of(text.slice(header.length, end < 0 ? undefined : end + 1)));
  return end < 0 ? { leaf } : { leaf, opening: parseOpening(text.slice(end + 2)) };
}

function parseOpening(text: string): Opening {
  const [, base64 = '', body = ''] = openingShape.exec(text) ?? [];
  const salt = fromBase64(base64);
  if (salt?.length !== saltLength) throw new ExtraFault('opening');
  return { salt, body };
}
