import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Store } from './s3-store.ts';
import { storeSuite } from './store-suite.ts';

let folder: string;
let server: S3rver;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-s3-'));
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 'server'),
    configureBuckets: [{ name: 'arunika', configs: [] }],
  });
  ({ port } = await server.run());
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function storeAt(endpoint: string) {
  return s3Store({
    endpoint,
    bucket: 'arunika',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    forcePathStyle: true,
    scratchDir: join(folder, 'scratch'),
    maxUploadBytes: 50_000_000,
  });
}

storeSuite(() => storeAt(`http://127.0.0.1:${port}`));

describe('a bucket that fails', () => {
  it('that refuses connections is said to be unavailable, never empty', async () => {
    const store = storeAt('http://127.0.0.1:1');
    const name = 'a'.repeat(64);
    await expect(store.has(name)).rejects.toMatchObject({ code: 'files.storage-unavailable' });
    await expect(store.open(name)).rejects.toMatchObject({ code: 'files.storage-unavailable' });
    const putting = store.put(Readable.from(Buffer.from('x')), { maxBytes: 10 });
    await expect(putting).rejects.toMatchObject({ code: 'files.storage-unavailable' });
  });

  it('that hangs up in the middle does not give half a file for a whole one', async () => {
    const breaking = await breakingServer();
    try {
      const { port: breakingPort } = breaking.address() as { port: number };
      const content = await storeAt(`http://127.0.0.1:${breakingPort}`).open('b'.repeat(64));
      await expect(buffer(content)).rejects.toThrow();
    } finally {
      breaking.close();
    }
  });
});

/** Promises a thousand bytes and sends ten. */
async function breakingServer(): Promise<Server> {
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n0123456789');
      setTimeout(() => socket.destroy(), 50);
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
