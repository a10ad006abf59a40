import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
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

function storeAt(endpoint: string, patienceMs?: number) {
  return s3Store({
    endpoint,
    bucket: 'arunika',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    forcePathStyle: true,
    scratchDir: join(folder, 'scratch'),
    maxUploadBytes: 50_000_000,
    ...(patienceMs ? { patienceMs } : {}),
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

  it('that takes connections and never answers is given up', async () => {
    const silent = await peer(() => undefined);
    try {
      const store = storeAt(silent.url, 300);
      await expect(store.has('a'.repeat(64))).rejects.toMatchObject({ code: 'files.storage-unavailable' });
      const putting = store.put(Readable.from(Buffer.from('x')), { maxBytes: 10 });
      await expect(putting).rejects.toMatchObject({ code: 'files.storage-unavailable' });
    } finally {
      silent.close();
    }
  });

  it('that answers with rubbish or an error keeps nothing and has nothing', async () => {
    for (const line of ['HTTP/1.1 500 Oops', 'HTTP/1.1 403 Forbidden', 'rubbish']) {
      const wrong = await peer((socket) => socket.end(`${line}\r\ncontent-length: 0\r\n\r\n`));
      try {
        const store = storeAt(wrong.url);
        await expect(store.has('a'.repeat(64))).rejects.toMatchObject({ code: 'files.storage-unavailable' });
        const putting = store.put(Readable.from(Buffer.from('x')), { maxBytes: 10 });
        await expect(putting).rejects.toMatchObject({ code: 'files.storage-unavailable' });
      } finally {
        wrong.close();
      }
    }
  });

  it('that hangs up in the middle does not give half a file for a whole one', async () => {
    // It promises a thousand bytes and sends ten.
    const breaking = await peer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n0123456789');
      setTimeout(() => socket.destroy(), 50);
    });
    try {
      const content = await storeAt(breaking.url).open('b'.repeat(64));
      await expect(buffer(content)).rejects.toThrow();
      const copying = storeAt(breaking.url).withLocalCopy('b'.repeat(64), async () => 'never');
      await expect(copying).rejects.toThrow();
    } finally {
      breaking.close();
    }
  });
});

/** A server that does one thing with whatever it is asked. */
async function peer(answer: (socket: Socket) => void): Promise<{ url: string; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${own}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
