import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Bucket, s3Bucket } from '#core/files/s3-bucket.ts';
import { bucketTiles } from '../server/store/bucket-tiles.ts';
import { folderTiles } from '../server/store/folder-tiles.ts';
import type { TileStore } from '../server/store/tile-store.ts';

let folder: string;
let server: S3rver;
let bucket: S3Bucket;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pendopo-tiles-'));
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: path.join(folder, 'server'),
    configureBuckets: [{ name: 'arunika', configs: [] }],
  });
  const { port } = await server.run();
  bucket = s3Bucket({
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'arunika',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    forcePathStyle: true,
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const stores: [string, () => TileStore][] = [
  ['a folder', () => folderTiles(path.join(folder, 'ledger'))],
  ['a bucket', () => bucketTiles(bucket, path.join(folder, 'scratch'))],
];

describe.each(stores)('the files of a log in %s', (_, open) => {
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text));

  it('are read as they were written, and missed where there are none', async () => {
    const store = open();
    await store.put('a/letters/tile/0/000.p/1', bytes('one'));
    expect(Buffer.from((await store.read('a/letters/tile/0/000.p/1'))!).toString()).toBe('one');
    expect(await store.read('a/letters/tile/0/000.p/2')).toBeUndefined();
    expect(await store.read('a/letters/tile/0/000.p/1/further')).toBeUndefined();
  });

  it('are written for ever: the same again changes nothing, another content is refused', async () => {
    const store = open();
    await store.put('b/tile', bytes('one'));
    await store.put('b/tile', bytes('one'));
    await expect(store.put('b/tile', bytes('two'))).rejects.toMatchObject({
      name: 'TileConflict',
      path: 'b/tile',
    });
    expect(Buffer.from((await store.read('b/tile'))!).toString()).toBe('one');
  });

  it('are replaced where that is asked for', async () => {
    const store = open();
    for (const text of ['one', 'two']) await store.replace('c/checkpoint', bytes(text));
    expect(Buffer.from((await store.read('c/checkpoint'))!).toString()).toBe('two');
  });

  it('are taken away where that is asked for, and once is enough', async () => {
    const store = open();
    await store.put('gone/a', Buffer.from('a'));
    await store.remove('gone/a');
    await store.remove('gone/a');
    expect(await store.read('gone/a')).toBeUndefined();
    expect(await store.list('gone')).toEqual([]);
  });

  it('are listed by their folder, without what lies below it', async () => {
    const store = open();
    for (const name of ['e/noted/b.json', 'e/noted/a.json', 'e/noted/below/c.json', 'e/noted-not/d.json'])
      await store.put(name, bytes('one'));
    expect(await store.list('e/noted')).toEqual(['e/noted/a.json', 'e/noted/b.json']);
    expect(await store.list('e/nothing')).toEqual([]);
  });

  it('are the same whoever of many writes them first', async () => {
    const store = open();
    await Promise.all(Array.from({ length: 8 }, () => store.put('d/tile', bytes('one'))));
    expect(Buffer.from((await store.read('d/tile'))!).toString()).toBe('one');
  });
});

describe('a folder of logs', () => {
  it('keeps one of two contents that come at once, and refuses the other', async () => {
    const store = folderTiles(path.join(folder, 'race'));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) => store.put('x/tile', Uint8Array.of(at % 2))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('leaves nothing half written behind, and makes its folders again when they were taken away', async () => {
    const root = path.join(folder, 'gone');
    const store = folderTiles(root);
    await store.put('x/y/tile', Uint8Array.of(1));
    rmSync(root, { recursive: true });
    await store.put('x/y/tile', Uint8Array.of(2));
    expect(readdirSync(path.join(root, 'x/y'))).toEqual(['tile']);
  });
});
