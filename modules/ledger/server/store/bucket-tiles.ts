import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { S3Bucket } from '#core/files/s3-bucket.ts';
import { hexOf, sameBytes } from '#core/transparency/bytes.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { TileConflict, type TileStore } from './tile-store.ts';

/**
 * Keeps the files of logs in a bucket, under `ledger/`. Two publishers may write one file at the same moment: what a
 * path holds follows from the database, so both write the same.
 * @param scratchDir local folder for what is on its way
 */
export function bucketTiles(bucket: S3Bucket, scratchDir: string): TileStore {
  const keyOf = (path: string) => `ledger/${path}`;

  const read: TileStore['read'] = async (path) => {
    const content = await bucket.get(keyOf(path));
    return content && (await buffer(content));
  };
  const replace: TileStore['replace'] = async (path, bytes) => {
    await mkdir(scratchDir, { recursive: true, mode: 0o700 });
    const from = join(scratchDir, `${Date.now()}-${randomUUID()}`);
    try {
      await writeFile(from, bytes, { mode: 0o600 });
      await bucket.put(keyOf(path), from, bytes.length, hexOf(sha256(bytes)));
    } finally {
      await rm(from, { force: true });
    }
  };
  return {
    read,
    replace,
    remove: (path) => bucket.remove(keyOf(path)),
    async list(folder) {
      const prefix = keyOf(`${folder}/`);
      const names = (await bucket.list(prefix)).map(({ key }) => key.slice(prefix.length));
      return names
        .filter((name) => name !== '' && !name.includes('/'))
        .map((name) => `${folder}/${name}`)
        .toSorted();
    },
    async put(path, bytes) {
      if (!(await read(path))) await replace(path, bytes);
      // Read again: a store that says it kept something else, or nothing, must not go unnoticed.
      const there = await read(path);
      if (!there || !sameBytes(there, bytes)) throw new TileConflict(path);
    },
  };
}
