import { createReadStream } from 'node:fs';
import { link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fail } from '../contract/errors.ts';
import { removeOlder, syncFolder } from './durable-folder.ts';
import {
  contiguous,
  endOf,
  ensureContinues,
  type Part,
  type PartialUploads,
  partName,
} from './partial-uploads.ts';
import { spool } from './spool.ts';

const uuid = /^[0-9a-f-]{36}$/;

/** Pieces of uploads as files: `<upload>/<offset>`. */
export function folderPartials(root: string): PartialUploads & { sweep(before: Date): Promise<void> } {
  const folderOf = (uploadId: string) => {
    if (!uuid.test(uploadId)) throw new Error('not the id of an upload');
    return join(root, uploadId);
  };

  return {
    received: async (uploadId) => endOf(await partsIn(folderOf(uploadId))),
    async append(uploadId, offset, content, maxBytes) {
      const folder = folderOf(uploadId);
      ensureContinues(await partsIn(folder), offset);
      const spooled = await spool(join(root, 'arriving'), content, {
        maxBytes: maxBytes - offset,
        synced: true,
      });
      try {
        if (spooled.size > 0) await place(spooled.path, folder, offset);
      } finally {
        await rm(spooled.path, { force: true });
      }
      if (spooled.broken !== undefined) throw spooled.broken;
      return offset + spooled.size;
    },
    async open(uploadId) {
      const folder = folderOf(uploadId);
      const chain = contiguous(await partsIn(folder));
      return Readable.from(piecesOf(folder, chain), { objectMode: false });
    },
    discard: (uploadId) => rm(folderOf(uploadId), { recursive: true, force: true }),
    async sweep(before) {
      await Promise.all([
        removeOlder(join(root, 'arriving'), before),
        removeOlder(root, before, ['arriving']),
      ]);
    },
  };
}

/** Gives a piece its name, if nobody was faster; the name is synced before the sender is told. */
async function place(from: string, folder: string, offset: number): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await link(from, join(folder, partName(offset)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    fail('files.offset-mismatch', { offset: endOf(await partsIn(folder)) });
  }
  await syncFolder(folder);
  if (made !== undefined) await syncFolder(join(folder, '..'));
}

async function partsIn(folder: string): Promise<Part[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return Promise.all(
    names.map(async (name) => ({ offset: Number(name), size: (await stat(join(folder, name))).size })),
  );
}

async function* piecesOf(folder: string, chain: readonly Part[]): AsyncGenerator<Buffer> {
  for (const part of chain)
    yield* createReadStream(join(folder, partName(part.offset))) as AsyncIterable<Buffer>;
}
