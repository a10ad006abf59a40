/** The parts of a POSIX tar (ustar) header that a backup uses: plain files and folders, sizes below 8 GiB. */
export interface TarEntry {
  name: string;
  size: number;
  folder: boolean;
}

export const BLOCK = 512;
const NAME_BYTES = 100;
const LARGEST = 8 ** 11 - 1;
const CHECKSUM_AT = 148;

/** Bytes that fill a member up to the next block. */
export function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** @throws RangeError for a name or size that this simple form cannot hold */
export function encodeHeader({ name, size, folder }: TarEntry): Buffer {
  if (Buffer.byteLength(name) > NAME_BYTES || size > LARGEST)
    throw new RangeError(`${name} does not fit into a tar`);
  const header = Buffer.alloc(BLOCK);
  const field = (at: number, text: string) => header.write(text, at, 'utf8');
  field(0, name);
  field(100, folder ? '0000700\0' : '0000600\0');
  field(108, '0000000\0');
  field(116, '0000000\0');
  field(124, `${size.toString(8).padStart(11, '0')}\0`);
  field(136, '00000000000\0');
  field(156, folder ? '5' : '0');
  field(257, 'ustar\x0000');
  field(CHECKSUM_AT, `${checksum(header).toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** Undefined for a block that is not a header of ours, or one whose checksum does not fit. */
export function decodeHeader(header: Buffer): TarEntry | undefined {
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '');
  if (
    header.length !== BLOCK ||
    Number.parseInt(text(CHECKSUM_AT, CHECKSUM_AT + 8), 8) !== checksum(header)
  ) {
    return undefined;
  }
  return {
    name: text(0, NAME_BYTES),
    size: Number.parseInt(text(124, 136), 8),
    folder: text(156, 157) === '5',
  };
}

/** The sum of all bytes, the field of the checksum itself counted as blanks. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (const [at, byte] of header.entries()) {
    sum += at >= CHECKSUM_AT && at < CHECKSUM_AT + 8 ? 0x20 : byte;
  }
  return sum;
}
