import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import {
  type BackupFacts,
  type ExportFacts,
  MANIFEST,
  MANIFEST_DIGEST,
  type Member,
  writeManifest,
} from './manifest.ts';
import { BLOCK, encodeHeader, padding } from './tar-header.ts';

/** A backup file being written: a plain tar that any tar program opens; what compresses is a `.gz` inside it. */
export interface ArchiveWriter {
  folder(name: string): Promise<void>;
  add(name: string, content: Readable): Promise<void>;
  /** As `add`, under the name with `.gz`. */
  addCompressed(name: string, content: Readable): Promise<void>;
  /** Writes the manifest and makes the file safe on disk. */
  finish(facts: BackupFacts | ExportFacts): Promise<void>;
  abandon(): Promise<void>;
}

/** Light compression: the disk is the slower part, and pages of a database shrink well at any level. */
const LEVEL = 3;

/** Begins a new file that only its owner can read. */
export async function createArchive(path: string): Promise<ArchiveWriter> {
  const handle = await open(path, 'wx', 0o600);
  const members: Member[] = [];
  let end = 0;

  /** The content is written first and its header after it, when the size is known: one pass, no copy. */
  const write = async (name: string, chunks: AsyncIterable<Buffer>): Promise<Member> => {
    const headerAt = end;
    const hash = createHash('sha256');
    let at = headerAt + BLOCK;
    for await (const chunk of chunks) {
      await writeAll(handle, chunk, at);
      hash.update(chunk);
      at += chunk.length;
    }
    const size = at - headerAt - BLOCK;
    await writeAll(handle, Buffer.alloc(padding(size)), at);
    await writeAll(handle, encodeHeader({ name, size, folder: name.endsWith('/') }), headerAt);
    end = at + padding(size);
    return { name, size, sha256: hash.digest('hex') };
  };
  const add = async (name: string, content: Readable): Promise<void> => {
    members.push(await write(name, content));
  };

  return {
    folder: (name) => add(`${name}/`, Readable.from([])),
    add,
    addCompressed: (name, content) =>
      pipeline(content, createGzip({ level: LEVEL }), async (packed: AsyncIterable<Buffer>) => {
        members.push(await write(`${name}.gz`, packed));
      }),
    finish: async (facts) => {
      const manifest = await write(MANIFEST, Readable.from([writeManifest(facts, members)]));
      await write(MANIFEST_DIGEST, Readable.from([Buffer.from(`${manifest.sha256}\n`)]));
      await writeAll(handle, Buffer.alloc(2 * BLOCK), end);
      await handle.sync();
      await handle.close();
    },
    abandon: () => handle.close(),
  };
}

async function writeAll(handle: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}
