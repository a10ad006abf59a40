import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail } from '../contract/errors.ts';
import { keepAtOnce, receiveArrival } from './arrival.ts';
import { removeOlder } from './durable-folder.ts';
import type { FileScanner } from './file-scanner.ts';
import type { FileStore, PutOptions } from './file-store.ts';
import { mendObject } from './mend-object.ts';
import { objectPath } from './object-path.ts';
import type { Replica } from './replica.ts';
import { s3Aside } from './s3-aside.ts';
import { type S3Options, s3Bucket } from './s3-bucket.ts';
import { s3Partials } from './s3-partials.ts';
import { s3Owner } from './store-owner.ts';

export interface S3StoreOptions extends S3Options {
  /** Local folder for bytes on their way; its content may be lost at any time. */
  scratchDir: string;
  maxUploadBytes: number;
  scanner?: FileScanner | undefined;
  replica?: Replica | undefined;
}

/** Keeps objects in a bucket, under the same names as the folder driver: `objects/ab/cd/<sha256>`. */
export function s3Store(options: S3StoreOptions): FileStore {
  const { scratchDir, maxUploadBytes, scanner } = options;
  const bucket = s3Bucket(options);
  const keyOf = (sha256: string) => `objects/${objectPath(sha256)}`;
  const partials = s3Partials(bucket, scratchDir);
  const aside = s3Aside(bucket);
  /** What was not there is asked for again: it may have been aside, and another reader may have brought it back. */
  const orTakenBack = async <T>(
    sha256: string,
    ask: () => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    const found = await ask();
    if (found !== undefined) return found;
    const failure = await aside.takeBack(sha256).then(
      () => undefined,
      (error: unknown) => error,
    );
    const again = await ask();
    // Two who bring the same back at once can be in each other's way; what counts is whether it is there.
    if (again === undefined && failure) throw failure;
    return again;
  };
  const sizeOf = (sha256: string) => orTakenBack(sha256, () => bucket.sizeOf(keyOf(sha256)));

  const receive = (content: Readable | Buffer, { maxBytes, heard }: PutOptions) =>
    receiveArrival(content, {
      folder: scratchDir,
      maxBytes,
      heard,
      scanner,
      async keep(path, { sha256, size }) {
        if ((await bucket.sizeOf(keyOf(sha256))) !== size)
          await bucket.put(keyOf(sha256), path, size, sha256);
      },
    });

  /** A copy first: the bytes that were there are at every moment somewhere. */
  const keepDamaged = async (sha256: string): Promise<void> => {
    const kept = `damaged/${objectPath(sha256)}.${Date.now()}-${randomUUID()}`;
    if (await bucket.copy(keyOf(sha256), kept)) await bucket.remove(keyOf(sha256));
  };

  const open: FileStore['open'] = async (sha256) =>
    (await orTakenBack(sha256, () => bucket.get(keyOf(sha256)))) ?? fail('files.object-missing');

  return {
    maxUploadBytes,
    partials,
    aside,
    owner: s3Owner(bucket, scratchDir),
    receive,
    put: async (content, putOptions) => keepAtOnce(await receive(content, putOptions)),
    open,
    has: async (sha256) => (await sizeOf(sha256)) !== undefined,
    async withLocalCopy(sha256, work) {
      const content = await open(sha256);
      await mkdir(scratchDir, { recursive: true, mode: 0o700 });
      const path = join(scratchDir, `${Date.now()}-${randomUUID()}`);
      try {
        await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        return await work(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    replica: options.replica,
    mend: (sha256, stored) => mendObject({ receive, keepDamaged }, sha256, stored),
    remove: async (sha256) => bucket.remove(keyOf(sha256)),
    async sweep(before) {
      await Promise.all([removeOlder(scratchDir, before), partials.sweep(before)]);
    },
  };
}
