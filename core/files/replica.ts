import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fail } from '../contract/errors.ts';
import './errors.ts';
import { objectPath } from './object-path.ts';
import { type S3Options, s3Bucket } from './s3-bucket.ts';

/** A second place where the same objects lie under the same names. It is read and never written. */
export interface Replica {
  /** The bytes as they are stored there, sealed as everywhere and not yet checked; nothing where there are none. */
  open(sha256: string): Promise<Readable | undefined>;
}

/** A folder that is kept like `DATA_DIR`, as rsync or a mounted backup makes one: `objects/ab/cd/<sha256>` in it. */
export function folderReplica(folder: string): Replica {
  return {
    async open(sha256) {
      const path = join(folder, 'objects', objectPath(sha256));
      try {
        await stat(path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') fail('files.storage-unavailable');
        // A disk that is not mounted is not an object that is not there.
        await stat(join(folder, 'objects')).catch(() => fail('files.storage-unavailable'));
        return undefined;
      }
      return createReadStream(path);
    },
  };
}

/** A second bucket, as replication of the store fills one. */
export function bucketReplica(options: S3Options): Replica {
  const bucket = s3Bucket(options);
  return { open: (sha256) => bucket.get(`objects/${objectPath(sha256)}`) };
}
