import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { FileStore } from './file-store.ts';
import { s3Store } from './s3-store.ts';

export interface BucketPeer {
  /** Where the server keeps what it was given; goes with it. */
  folder: string;
  /** A store on its bucket, or on whatever else answers at the endpoint. */
  store(options?: { endpoint?: string; patienceMs?: number }): FileStore;
  stop(): Promise<void>;
}

/** A peer for tests that speaks S3 on loopback and has one bucket, empty at first. */
export async function bucketPeer(): Promise<BucketPeer> {
  const bucket = 'arunika';
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-bucket-'));
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 'server'),
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  return {
    folder,
    store: (options) =>
      s3Store({
        endpoint: `http://127.0.0.1:${port}`,
        bucket,
        region: 'us-east-1',
        accessKeyId: 'S3RVER',
        secretAccessKey: 'S3RVER',
        forcePathStyle: true,
        scratchDir: join(folder, 'scratch'),
        maxUploadBytes: 50_000_000,
        ...options,
      }),
    stop: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
