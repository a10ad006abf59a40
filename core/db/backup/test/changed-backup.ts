import { readFileSync, writeFileSync } from 'node:fs';
import { BLOCK, decodeHeader, encodeHeader, padding } from '../tar-header.ts';

/** A member of a backup, and where its bytes lie in the file. */
export interface RawMember {
  name: string;
  at: number;
  size: number;
}

/** The members of a backup, as they follow each other. */
export function membersOf(bytes: Buffer): RawMember[] {
  const members: RawMember[] = [];
  for (let at = 0; ; ) {
    const entry = decodeHeader(bytes.subarray(at, at + BLOCK));
    if (!entry) return members;
    members.push({ name: entry.name, at: at + BLOCK, size: entry.size });
    at += BLOCK + entry.size + padding(entry.size);
  }
}

/** Writes a copy of a backup with some bytes changed. */
export function damagedCopy(
  file: string,
  copy: string,
  damage: (bytes: Buffer, members: RawMember[]) => string,
): { file: string; name: string } {
  const bytes = readFileSync(file);
  const name = damage(bytes, membersOf(bytes));
  writeFileSync(copy, bytes);
  return { file: copy, name };
}

interface WholeMember {
  name: string;
  content: Buffer;
}

/** Writes a well-formed file with other members, under the old manifest. */
export function rewritten(
  file: string,
  copy: string,
  change: (members: WholeMember[]) => WholeMember[],
): string {
  const bytes = readFileSync(file);
  const members = membersOf(bytes).map(({ name, at, size }) => ({
    name,
    content: bytes.subarray(at, at + size),
  }));
  const blocks = change(members).flatMap(({ name, content }) => [
    encodeHeader({ name, size: content.length, folder: name.endsWith('/') }),
    content,
    Buffer.alloc(padding(content.length)),
  ]);
  writeFileSync(copy, Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
  return copy;
}
