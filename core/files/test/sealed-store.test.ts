import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStore } from '../file-store.ts';
import { folderStore } from '../folder-store.ts';
import { s3Store } from '../s3-store.ts';
import { sealedStore } from '../sealed-store.ts';
import { breakingOff } from '../store-suite.ts';

let folder: string;
let server: S3rver;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-sealed-'));
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 'bucket'),
    configureBuckets: [{ name: 'arunika', configs: [] }],
  });
  ({ port } = await server.run());
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const agencies = ['019ad5a0-0000-7000-8000-00000000000a', '019ad5a0-0000-7000-8000-00000000000b'] as const;
const [agency, other] = agencies;
const keys = new Map<string, Buffer>(agencies.map((id) => [id, randomBytes(32)]));
const keyOf = async (id: string) => keys.get(id)!;
const drivers: Record<string, () => FileStore> = {
  folder: () => folderStore(join(folder, 'data')),
  bucket: () =>
    s3Store({
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'arunika',
      region: 'us-east-1',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      forcePathStyle: true,
      scratchDir: join(folder, 'scratch'),
      maxUploadBytes: 50_000_000,
    }),
};
const canary = Buffer.from('Sangat rahasia: rencana mutasi. ');
const secret = () => Buffer.concat([...Array.from({ length: 9_000 }, () => canary), randomBytes(16)]);

/** Every file below the folder that holds the canary in clear. */
async function inClear(below: string): Promise<string[]> {
  const entries = await readdir(below, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const held = await Promise.all(
    files.map(async (file) => ((await readFile(file)).includes(canary) ? [file] : [])),
  );
  return held.flat();
}

describe.each(Object.keys(drivers))('sealed objects in a %s', (name) => {
  const inner = () => drivers[name]!();
  const store = () => sealedStore(inner(), keyOf);
  const put = (content: Buffer, owner: string = agency) =>
    store().put(Readable.from(content), { maxBytes: 1_000_000, agency: owner });

  it('come back byte for byte, whole, in part and as a local copy, with the size of their content', async () => {
    const content = secret();
    const object = await put(content);
    expect(object.size).toBe(content.length);
    expect((await buffer(await store().open(object.sha256))).equals(content)).toBe(true);
    for (const [start, end] of [
      [0, 0],
      [65_530, 65_540],
      [content.length - 3, content.length + 9],
      [content.length, content.length + 9],
    ] as const) {
      const part = await buffer(await store().open(object.sha256, { start, end }));
      expect(part.equals(content.subarray(start, end + 1))).toBe(true);
    }
    const copied = await store().withLocalCopy(object.sha256, (path) => readFile(path));
    expect(copied.equals(content)).toBe(true);
  });

  it('lie there without a word of their content, under a name that is no hash of it', async () => {
    const content = secret();
    const { sha256 } = await put(content);
    expect(sha256).not.toBe(createHash('sha256').update(content).digest('hex'));
    const stored = await buffer(await inner().open(sha256));
    expect(stored.includes(canary)).toBe(false);
    expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256);
    expect(await inClear(folder)).toEqual([]);
  });

  it('would be found in clear if they were not sealed: the test can fail', async () => {
    const { sha256 } = await inner().put(Readable.from(secret()), { maxBytes: 1_000_000 });
    expect((await inClear(folder)).length).toBe(1);
    await inner().remove(sha256);
    expect(await inClear(folder)).toEqual([]);
  });

  it('are kept once for one agency, and apart for another', async () => {
    const content = secret();
    const names = [await put(content), await put(content), await put(content, other)].map(
      (one) => one.sha256,
    );
    expect(names[0]).toBe(names[1]);
    expect(names[2]).not.toBe(names[0]);
    expect((await buffer(await store().open(names[2]!))).equals(content)).toBe(true);
  });

  it('are not made for nobody, nor of more than was allowed, nor of what broke off', async () => {
    await expect(store().put(Readable.from(secret()), { maxBytes: 1_000_000 })).rejects.toThrow(
      'for an agency',
    );
    await expect(store().put(Readable.from(secret()), { maxBytes: 1_000, agency })).rejects.toMatchObject({
      code: 'core.payload-too-large',
    });
    await expect(store().put(breakingOff(canary), { maxBytes: 1_000, agency })).rejects.toThrow(
      'connection lost',
    );
    expect(await inClear(folder)).toEqual([]);
  });

  it('that arrive are looked at in clear before they are kept, and leave nothing when they are not', async () => {
    const content = secret();
    const arrival = await store().receive(Readable.from(content), { maxBytes: 1_000_000, agency });
    expect((await readFile(arrival.path)).equals(content)).toBe(true);
    await arrival.discard();
    expect(await store().has(arrival.sha256)).toBe(false);
    expect(await inClear(folder)).toEqual([]);
  });
});

it('an object whose bytes were changed on the disk is not shown', async () => {
  const store = sealedStore(drivers.folder!(), keyOf);
  const { sha256 } = await store.put(Readable.from(secret()), { maxBytes: 1_000_000, agency });
  const path = join(folder, 'data/objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const bytes = await readFile(path);
  bytes[70_000]! ^= 1;
  await writeFile(path, bytes);
  await expect(store.open(sha256).then(buffer)).rejects.toMatchObject({ code: 'files.object-damaged' });
});
