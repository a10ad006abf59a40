import { createCipheriv, createDecipheriv, createHmac, type Hmac, hkdfSync } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fail } from '../contract/errors.ts';
import './errors.ts';

/*
 * The bytes of an object as they are stored:
 *
 *   magic (8) · agency (16) · digest (32) · chunks
 *
 * `digest` is HMAC-SHA-256 of the content under the agency's key, so it tells nothing to who has no key. From it follow
 * the key of the object and with that every byte: the same content of one agency is stored as the same bytes, and kept
 * once. Chunks of 64 KiB are sealed by AES-256-GCM one by one (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015): the
 * nonce counts them and marks the last, so that none can be cut off, moved or taken from elsewhere. The header is
 * authenticated with every chunk.
 */
const magic = Buffer.from('PENDOPO1', 'latin1');
const headerLength = magic.length + 16 + 32;
const chunkLength = 65_536;
const tagLength = 16;

/** The most bytes that a content of so many becomes. */
export function sealedLength(contentLength: number): number {
  return headerLength + contentLength + tagLength * (Math.ceil(contentLength / chunkLength) + 1);
}

/** Takes the keyed digest of a content as it passes: HMAC-SHA-256 under a key that only this is done with. */
export function contentDigest(agencyKey: Buffer): Hmac {
  return createHmac('sha256', derived(agencyKey, 'pendopo object digest', Buffer.alloc(0)));
}

/** Seals a content whose digest is known. `agency` is a UUID. */
export async function* seal(
  agencyKey: Buffer,
  agency: string,
  digest: Buffer,
  content: Readable,
): AsyncGenerator<Buffer> {
  const { header, key } = beginning(agencyKey, agency, digest);
  yield header;
  let index = 0;
  for await (const { chunk, last } of chunksOf(content, chunkLength)) {
    yield Buffer.concat(sealedChunk(key, nonce(index, last), header, chunk));
    index += 1;
  }
}

/** The same bytes at once, for a content that is at hand. `agency` is a UUID. */
export function sealedAtOnce(agencyKey: Buffer, agency: string, content: Buffer): Buffer {
  const digest = contentDigest(agencyKey).update(content).digest();
  const { header, key } = beginning(agencyKey, agency, digest);
  const pieces = [header];
  for (let index = 0, last = false; !last; index++) {
    const end = (index + 1) * chunkLength;
    last = end >= content.length;
    const chunk = content.subarray(index * chunkLength, end);
    pieces.push(...sealedChunk(key, nonce(index, last), header, chunk));
  }
  return Buffer.concat(pieces);
}

function beginning(agencyKey: Buffer, agency: string, digest: Buffer): { header: Buffer; key: Buffer } {
  const header = Buffer.concat([magic, Buffer.from(agency.replaceAll('-', ''), 'hex'), digest]);
  return { header, key: derived(agencyKey, 'pendopo object', digest) };
}

function sealedChunk(key: Buffer, iv: Buffer, header: Buffer, chunk: Buffer): Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(header);
  return [cipher.update(chunk), cipher.final(), cipher.getAuthTag()];
}

/**
 * Opens what was sealed, the last chunk only once the stored bytes have come to their end.
 * @param keyOf the key of the agency (a UUID) that the header names
 * @param agency whose object it should be, where that is known
 * @throws files.object-damaged where it was not sealed at all, or for another agency, where a byte was changed, moved
 * or is missing, or the key is another
 */
export async function* unseal(
  keyOf: (agency: string) => Promise<Buffer>,
  stored: AsyncIterable<Buffer>,
  agency?: string,
): AsyncGenerator<Buffer> {
  const pieces = stored[Symbol.asyncIterator]();
  const { head, rest } = await takeHead(pieces);
  if (head.length < headerLength || !head.subarray(0, magic.length).equals(magic))
    fail('files.object-damaged');
  const owner = uuidOf(head.subarray(magic.length, magic.length + 16));
  if (agency !== undefined && owner !== agency) fail('files.object-damaged');
  const key = derived(await keyOf(owner), 'pendopo object', head.subarray(magic.length + 16));
  let index = 0;
  for await (const { chunk, last } of chunksOf(remaining(rest, pieces), chunkLength + tagLength)) {
    yield opened(key, nonce(index, last), head, chunk);
    index += 1;
  }
}

function opened(key: Buffer, iv: Buffer, header: Buffer, chunk: Buffer): Buffer {
  if (chunk.length < tagLength) fail('files.object-damaged');
  const body = chunk.subarray(0, chunk.length - tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(header);
  decipher.setAuthTag(chunk.subarray(chunk.length - tagLength));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    return fail('files.object-damaged');
  }
}

/** Key material of one use, by HKDF-SHA-256 (RFC 5869). */
function derived(key: Buffer, use: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, use, 32));
}

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(index, 7);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

/** The content in pieces of that length; the last one, which may be shorter or empty, is marked. */
async function* chunksOf(
  content: AsyncIterable<Buffer>,
  length: number,
): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const piece of content) {
    held.push(Buffer.from(piece));
    size += piece.length;
    // A full one is given away only when more follows: it might be the last.
    if (size <= length) continue;
    let whole = Buffer.concat(held);
    for (; whole.length > length; whole = whole.subarray(length))
      yield { chunk: whole.subarray(0, length), last: false };
    held = [whole];
    size = whole.length;
  }
  yield { chunk: Buffer.concat(held), last: true };
}

/** As many bytes as a header has, or all where there are fewer, and what came with them. */
async function takeHead(pieces: AsyncIterator<Buffer>): Promise<{ head: Buffer; rest: Buffer }> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < headerLength) {
    const next = await pieces.next();
    if (next.done) break;
    bytes = Buffer.concat([bytes, next.value]);
  }
  return { head: bytes.subarray(0, headerLength), rest: bytes.subarray(headerLength) };
}

async function* remaining(first: Buffer, pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
