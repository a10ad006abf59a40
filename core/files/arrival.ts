import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FileScanner } from './file-scanner.ts';
import type { Arrival, PutOptions, StoredObject } from './file-store.ts';
import { spool } from './spool.ts';

export interface ArrivalOptions {
  /** Where arriving bytes wait. */
  folder: string;
  maxBytes: number;
  heard?: PutOptions['heard'];
  scanner: FileScanner | undefined;
  /** How a driver keeps a local file, which may not be synced yet, under its hash. */
  keep: (path: string, object: StoredObject) => Promise<void>;
}

/** Takes a stream in whole, or bytes at hand; a sender that breaks off leaves nothing. */
export async function receiveArrival(content: Readable | Buffer, options: ArrivalOptions): Promise<Arrival> {
  const { maxBytes, heard } = options;
  const spooled = await spool(options.folder, content, { maxBytes, heard, synced: false });
  const { path, sha256, size, broken } = spooled;
  const discard = () => rm(path, { force: true });
  if (broken !== undefined) {
    await discard();
    throw broken;
  }
  return {
    path,
    sha256,
    size,
    discard,
    scan: async () => options.scanner?.scan(path) ?? { clean: true },
    async keep() {
      await options.keep(path, { sha256, size });
      return { sha256, size };
    },
  };
}

/** Keeps what has arrived and tidies up behind it. */
export async function keepAtOnce(arrival: Arrival): Promise<StoredObject> {
  try {
    return await arrival.keep();
  } finally {
    await arrival.discard();
  }
}
