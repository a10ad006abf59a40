import { join } from 'node:path';
import type { FileScanner } from './file-scanner.ts';
import type { FileStore } from './file-store.ts';
import { folderStore } from './folder-store.ts';
import type { Replica } from './replica.ts';
import type { S3Options } from './s3-bucket.ts';
import { s3Store } from './s3-store.ts';

export interface FileStoreOptions {
  dataDir: string;
  maxUploadBytes: number;
  /** A bucket instead of the folder. */
  s3?: S3Options | undefined;
  scanner?: FileScanner | undefined;
  replica?: Replica | undefined;
}

/** The store of this installation: a bucket where one is configured, else the folder. */
export function openFileStore({ dataDir, s3, ...options }: FileStoreOptions): FileStore {
  if (!s3) return folderStore(dataDir, options);
  return s3Store({ ...s3, ...options, scratchDir: join(dataDir, 'arriving') });
}
