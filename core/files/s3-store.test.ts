import { createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BucketPeer, bucketPeer } from './bucket-peer.ts';
import { storeSuite } from './store-suite.ts';

let bucket: BucketPeer;

beforeAll(async () => {
  bucket = await bucketPeer();
});
afterAll(() => bucket.stop());

storeSuite(() => bucket.store());

describe('a bucket that fails', () => {
  it('that refuses connections is said to be unavailable, never empty', async () => {
    const store = bucket.store({ endpoint: 'http://127.0.0.1:1' });
    const name = 'a'.repeat(64);
    await expect(store.has(name)).rejects.toMatchObject({ code: 'files.storage-unavailable' });
    await expect(store.open(name)).rejects.toMatchObject({ code: 'files.storage-unavailable' });
    const putting = store.put(Readable.from(Buffer.from('x')), { maxBytes: 10 });
    await expect(putting).rejects.toMatchObject({ code: 'files.storage-unavailable' });
  });

  it('that takes connections and never answers is given up', async () => {
    const silent = await peer(() => undefined);
    try {
      const store = bucket.store({ endpoint: silent.url, patienceMs: 300 });
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
        const store = bucket.store({ endpoint: wrong.url });
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
      const content = await bucket.store({ endpoint: breaking.url }).open('b'.repeat(64));
      await expect(buffer(content)).rejects.toThrow();
      const copying = bucket
        .store({ endpoint: breaking.url })
        .withLocalCopy('b'.repeat(64), async () => 'never');
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
