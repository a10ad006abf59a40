import { deflateRawSync } from 'node:zlib';
import { onePagePdf } from '#modules/files/test/documents.ts';
import type { Official } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

const page = onePagePdf();

/** A document whose bytes follow from the words. */
export function ownPdf(words: string): Buffer {
  return Buffer.concat([page, Buffer.from(`\n% ${words}\n`)]);
}

export async function uploadAs(house: TestHouse, by: Official, name: string, bytes: Buffer): Promise<string> {
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent(name)}`,
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/pdf' },
    payload: bytes,
  });
  return answer.json<{ file: { fileId: string } }>().file.fileId;
}

export interface ZipFile {
  name: string;
  bytes: Buffer;
  /** Flags of the header; 1 says that it is encrypted. */
  flags?: number;
  /** What the directory says of its size, where that is not the truth. */
  declared?: number;
}

/** A ZIP archive, written as simply as can be, so that tests can say in it what no program writes. */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, flags = 0, declared = bytes.length } of files) {
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(declared, 22);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, title, packed);
    directory.push(entry, title);
    at += 30 + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
