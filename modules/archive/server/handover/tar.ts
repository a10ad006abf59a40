/** One member of a tar archive (POSIX.1-2017 pax, ustar format). */
export interface TarMember {
  path: string;
  size: number;
  kind: 'file' | 'folder' | 'other';
}

const block = 512;
const zeros = Buffer.alloc(block);

/** The header of a member. @throws RangeError for a path that ustar cannot hold (100 bytes, or 155 and 100 at a slash) */
export function tarHeader(
  member: Pick<TarMember, 'path' | 'size'> & { kind?: 'file' | 'folder' },
  at: Date,
): Buffer {
  const header = Buffer.alloc(block);
  const [prefix, name] = splitPath(member.path);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(name, 0, 'utf8');
  header.write(octal(member.kind === 'folder' ? 0o755 : 0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(member.size, 12), 124);
  header.write(octal(Math.floor(at.getTime() / 1_000), 12), 136);
  header.write(' '.repeat(8), 148);
  header.write(member.kind === 'folder' ? '5' : '0', 156);
  header.write('ustar\u000000', 257, 'latin1');
  header.write(prefix, 345, 'utf8');
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** The zeros after the content of a member. */
export function tarPadding(size: number): Buffer {
  return zeros.subarray(0, (block - (size % block)) % block);
}

export const tarEnd = Buffer.alloc(2 * block);

function splitPath(path: string): [string, string] {
  const bytes = (text: string) => Buffer.byteLength(text);
  if (bytes(path) <= 100) return ['', path];
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (bytes(prefix) <= 155 && bytes(name) <= 100 && name) return [prefix, name];
  }
  throw new RangeError('a path is too long for a tar archive');
}

function checksum(header: Buffer): number {
  let sum = 0;
  for (let at = 0; at < block; at += 1) sum += at >= 148 && at < 156 ? 32 : header[at]!;
  return sum;
}

/** Why an archive cannot be read. */
export class BrokenTar extends Error {}

/**
 * Reads a tar archive as it arrives: each member with its content, which must be read before the next one is asked for.
 * Long names of pax and GNU are understood; numbers beyond octal are not needed below 8 GiB.
 * @throws BrokenTar
 */
export async function* readTar(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<TarMember & { content: AsyncIterable<Buffer> }> {
  const reader = new Blocks(source);
  let longPath: string | null = null;
  let longSize: number | null = null;
  for (;;) {
    const header = await reader.exactly(block);
    if (header === null || header.equals(zeros)) return;
    if (Number.parseInt(text(header, 148, 8), 8) !== checksum(header))
      throw new BrokenTar('a header is damaged');
    const type = String.fromCharCode(header[156]!);
    const size = longSize ?? octalOf(header);
    if (type === 'x' || type === 'g' || type === 'L') {
      if (size > 65_536) throw new BrokenTar('a header is too long');
      const content = (await reader.exactly(size)) ?? Buffer.alloc(0);
      await reader.exactly(tarPadding(size).length);
      if (type === 'L') longPath = content.toString('utf8').replace(/\0.*$/s, '');
      if (type === 'x') {
        const fields = paxFields(content);
        longPath = fields.get('path') ?? longPath;
        longSize = fields.has('size') ? Number(fields.get('size')) : null;
      }
      continue;
    }
    const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : '';
    const path = longPath ?? [prefix, text(header, 0, 100)].filter(Boolean).join('/');
    [longPath, longSize] = [null, null];
    const kind = type === '0' || type === '\0' ? 'file' : type === '5' ? 'folder' : 'other';
    const content = reader.upTo(size);
    yield { path, size, kind, content };
    for await (const _ of content);
    await reader.exactly(tarPadding(size).length);
  }
}

function text(header: Buffer, from: number, length: number): string {
  const part = header.subarray(from, from + length);
  const end = part.indexOf(0);
  return part.subarray(0, end < 0 ? length : end).toString('utf8');
}

function octalOf(header: Buffer): number {
  const size = Number.parseInt(text(header, 124, 12).trim() || '0', 8);
  if (!Number.isSafeInteger(size) || size < 0 || header[124]! & 0x80)
    throw new BrokenTar('a size is damaged');
  return size;
}

function paxFields(content: Buffer): Map<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(32, at);
    const length = Number(content.subarray(at, blank).toString('latin1'));
    if (blank < 0 || !Number.isInteger(length) || length <= blank - at)
      throw new BrokenTar('a header is damaged');
    const [name, ...value] = content
      .subarray(blank + 1, at + length - 1)
      .toString('utf8')
      .split('=');
    fields.set(name!, value.join('='));
    at += length;
  }
  return fields;
}

/** Bytes of a stream by exact lengths. */
class Blocks {
  readonly #source: AsyncIterator<Buffer>;
  #left = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#left = this.#left.length > 0 ? Buffer.concat([this.#left, next.value]) : Buffer.from(next.value);
    return true;
  }

  /** Null where the stream ended before the first of them. */
  async exactly(length: number): Promise<Buffer | null> {
    while (this.#left.length < length)
      if (!(await this.#more())) {
        if (this.#left.length === 0 && length > 0) return null;
        throw new BrokenTar('the archive ends too early');
      }
    const bytes = this.#left.subarray(0, length);
    this.#left = this.#left.subarray(length);
    return bytes;
  }

  async *upTo(length: number): AsyncGenerator<Buffer> {
    let left = length;
    while (left > 0) {
      if (this.#left.length === 0 && !(await this.#more())) throw new BrokenTar('the archive ends too early');
      const piece = this.#left.subarray(0, left);
      this.#left = this.#left.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
}
