import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BucketPeer, bucketPeer } from '../bucket-peer.ts';
import type { FileStore } from '../file-store.ts';
import { folderStore } from '../folder-store.ts';
import { unseal } from '../sealed-object.ts';
import { sealedStore } from '../sealed-store.ts';
import { breakingOff } from '../store-suite.ts';

let bucket: BucketPeer;
let folder: string;

beforeAll(async () => {
  bucket = await bucketPeer();
  folder = bucket.folder;
});
afterAll(() => bucket.stop());

const agencies = ['019ad5a0-0000-7000-8000-00000000000a', '019ad5a0-0000-7000-8000-00000000000b'] as const;
const [agency, other] = agencies;
const keys = new Map<string, Buffer>(agencies.map((id) => [id, randomBytes(32)]));
const keyOf = async (id: string) => keys.get(id)!;
const agencyKeys = { toSeal: keyOf, toOpen: keyOf };
const drivers: Record<string, () => FileStore> = {
  folder: () => folderStore(join(folder, 'data')),
  bucket: () => bucket.store(),
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
  const store = () => sealedStore(inner(), agencyKeys);
  const put = (content: Buffer, owner: string = agency) =>
    store().put(Readable.from(content), { maxBytes: 1_000_000, agency: owner });

  it('come back byte for byte, whole and as a local copy, with the size of their content', async () => {
    const content = secret();
    const object = await put(content);
    expect(object.size).toBe(content.length);
    expect((await buffer(await store().open(object.sha256))).equals(content)).toBe(true);
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

  it('are the same when their bytes are at hand, which are nowhere in clear even on the way', async () => {
    const content = secret();
    const driver = inner();
    const seen: string[] = [];
    const looking: FileStore = {
      ...driver,
      put: async (bytes, options) => {
        seen.push(...(await inClear(folder)), String(Buffer.isBuffer(bytes) && bytes.includes(canary)));
        return driver.put(bytes, options);
      },
    };
    const limits = { maxBytes: 1_000_000, agency };
    expect(await sealedStore(looking, agencyKeys).put(content, limits)).toEqual(await put(content));
    expect(seen).toEqual(['false']);
    await expect(store().put(content, { maxBytes: 1_000, agency })).rejects.toMatchObject({
      code: 'core.payload-too-large',
    });
    await expect(store().put(content, { maxBytes: 1_000_000 })).rejects.toThrow('for an agency');
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

describe('an object on the disk', () => {
  const store = () => sealedStore(drivers.folder!(), agencyKeys);
  const placeOf = (sha256: string) =>
    join(folder, 'data/objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const put = async (content: Buffer, owner: string = agency) =>
    (await store().put(Readable.from(content), { maxBytes: 1_000_000, agency: owner })).sha256;
  const damaged = { code: 'files.object-damaged' };

  it('whose bytes were changed is not shown', async () => {
    const sha256 = await put(secret());
    const bytes = await readFile(placeOf(sha256));
    bytes[70_000]! ^= 1;
    await writeFile(placeOf(sha256), bytes);
    await expect(store().open(sha256).then(buffer)).rejects.toMatchObject(damaged);
  });

  it.each([
    ['another one of the same agency', agency],
    ['one of another agency', other],
  ])('in whose place %s was put is not shown, nor lent, whole though it is', async (_what, owner) => {
    const [wanted, swapped] = [await put(secret()), await put(secret(), owner)];
    const right = await readFile(placeOf(wanted));
    await writeFile(placeOf(wanted), await readFile(placeOf(swapped)));
    // The seal alone does not notice: these bytes are sealed as they should be.
    const sealed = drivers.folder!().open(wanted);
    expect((await buffer(unseal(keyOf, await sealed))).length).toBeGreaterThan(0);
    await expect(store().open(wanted).then(buffer)).rejects.toMatchObject(damaged);
    const lent = store().withLocalCopy(wanted, async () => 'never');
    await expect(lent).rejects.toMatchObject(damaged);
    await writeFile(placeOf(wanted), right);
    expect((await buffer(await store().open(wanted))).length).toBeGreaterThan(0);
  });

  it('in whose place a small or a large one in clear was put is not shown', async () => {
    for (const plain of [Buffer.from('surat palsu'), secret()]) {
      const sha256 = await put(secret());
      await writeFile(placeOf(sha256), plain);
      await expect(store().open(sha256).then(buffer)).rejects.toMatchObject(damaged);
    }
    // Not even under the right name of its own bytes.
    const { sha256 } = await drivers.folder!().put(Readable.from('surat palsu'), { maxBytes: 100 });
    await expect(store().open(sha256).then(buffer)).rejects.toMatchObject(damaged);
    await drivers.folder!().remove(sha256);
  });

  it('of another agency is not shown to who says whose it should be', async () => {
    const sha256 = await put(secret(), other);
    await expect(store().open(sha256, { agency }).then(buffer)).rejects.toMatchObject(damaged);
    expect((await buffer(await store().open(sha256, { agency: other }))).length).toBeGreaterThan(0);
  });

  it('that breaks in the middle ends the reading, and one that nobody reads ends its file', async () => {
    const sha256 = await put(secret());
    const inner = drivers.folder!();
    let stored: Readable | undefined;
    const breaking = sealedStore(
      { ...inner, open: async () => (stored = breakingOff(await buffer(await inner.open(sha256)))) },
      agencyKeys,
    );
    await expect(breaking.open(sha256).then(buffer)).rejects.toThrow('connection lost');
    const unread = await breaking.open(sha256);
    const lost = new Promise((resolve) => unread.once('error', resolve));
    // A socket that dies before the first byte is asked for must not end the process.
    stored!.destroy(new Error('socket gone'));
    expect(await lost).toMatchObject({ message: 'socket gone' });
    const given = await breaking.open(sha256);
    given.destroy();
    await new Promise((resolve) => given.once('close', resolve));
    expect(stored!.destroyed).toBe(true);
  });
});
