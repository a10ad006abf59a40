import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { FileStore } from './file-store.ts';
import { claimStore } from './store-owner.ts';

const megabyte = 1024 * 1024;
const options = { maxBytes: 8 * megabyte };

/** A stream that sends some bytes and then breaks, as a lost connection does. */
export function breakingOff(bytes: Buffer): Readable {
  return Readable.from(
    (async function* () {
      yield bytes;
      throw new Error('connection lost');
    })(),
    { objectMode: false },
  );
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What every driver promises. */
export function storeSuite(open: () => FileStore): void {
  describe('mending an object', () => {
    it('puts the bytes of a replica in its place, and takes no others', async () => {
      const bytes = randomBytes(90_000);
      const { sha256: name } = await open().put(Readable.from(bytes), options);
      await open().remove(name);
      expect(await open().mend(name, Readable.from(randomBytes(90_000)))).toBe(false);
      expect(await open().has(name)).toBe(false);
      expect(await open().mend(name, Readable.from(bytes))).toBe(true);
      expect((await buffer(await open().open(name))).equals(bytes)).toBe(true);
      // What is whole already is only put there once more.
      expect(await open().mend(name, Readable.from(bytes))).toBe(true);
      expect((await buffer(await open().open(name))).equals(bytes)).toBe(true);
    });
  });

  describe('content-addressed objects', () => {
    it('are named by their SHA-256 and come back byte for byte', async () => {
      const bytes = randomBytes(3 * megabyte + 17);
      const object = await open().put(Readable.from(bytes), options);
      expect(object).toEqual({ sha256: sha256(bytes), size: bytes.length });
      expect((await buffer(await open().open(object.sha256))).equals(bytes)).toBe(true);
    });

    it('are kept once, whoever brings the same content at the same moment', async () => {
      const bytes = randomBytes(200_000);
      const put = () => open().put(Readable.from(bytes), options);
      const objects = await Promise.all([put(), put(), put(), put()]);
      expect(new Set(objects.map((object) => object.sha256)).size).toBe(1);
      expect((await buffer(await open().open(sha256(bytes)))).equals(bytes)).toBe(true);
    });

    it('that are too large stop with the limit and leave nothing', async () => {
      const bytes = randomBytes(megabyte + 1);
      const putting = open().put(Readable.from(bytes), { maxBytes: megabyte });
      await expect(putting).rejects.toMatchObject({
        code: 'core.payload-too-large',
        params: { limitMegabytes: 1 },
      });
      expect(await open().has(sha256(bytes))).toBe(false);
    });

    it('are the same when their bytes are at hand, and refused by the same limit', async () => {
      const bytes = randomBytes(200_000);
      const object = await open().put(bytes, options);
      expect(object).toEqual(await open().put(Readable.from(bytes), options));
      expect((await buffer(await open().open(object.sha256))).equals(bytes)).toBe(true);
      const other = randomBytes(megabyte + 1);
      await expect(open().put(other, { maxBytes: megabyte })).rejects.toMatchObject({
        code: 'core.payload-too-large',
        params: { limitMegabytes: 1 },
      });
      expect(await open().has(sha256(other))).toBe(false);
    });

    it('whose sender breaks off leave nothing', async () => {
      const bytes = randomBytes(300_000);
      await expect(open().put(breakingOff(bytes), options)).rejects.toThrow('connection lost');
      expect(await open().has(sha256(bytes))).toBe(false);
    });

    it('that are not there are said to be missing', async () => {
      const nobody = sha256(randomBytes(8));
      expect(await open().has(nobody)).toBe(false);
      await expect(open().open(nobody)).rejects.toMatchObject({ code: 'files.object-missing' });
      const copying = open().withLocalCopy(nobody, async () => 'never');
      await expect(copying).rejects.toMatchObject({ code: 'files.object-missing' });
    });

    it('cannot be asked for by a path', async () => {
      await expect(open().open('../../etc/passwd')).rejects.toThrow('not the SHA-256');
      await expect(open().remove('../objects')).rejects.toThrow('not the SHA-256');
    });

    it('lend a local file for work and can be removed', async () => {
      const bytes = randomBytes(50_000);
      const { sha256: name } = await open().put(Readable.from(bytes), options);
      const read = await open().withLocalCopy(name, (path) => readFile(path));
      expect(read.equals(bytes)).toBe(true);
      await open().remove(name);
      expect(await open().has(name)).toBe(false);
    });
  });

  describe('objects aside', () => {
    const soon = () => new Date(Date.now() + 60_000);
    const all = async (names: AsyncIterable<string[]>) => {
      const found: string[] = [];
      for await (const some of names) found.push(...some);
      return found;
    };
    const kept = async () => (await open().put(Readable.from(randomBytes(5_000)), options)).sha256;

    it('leave their place and wait, and only what is old enough is told', async () => {
      const name = await kept();
      expect(await all(open().aside.candidates(soon()))).toContain(name);
      expect(await all(open().aside.candidates(new Date(Date.now() - 60_000)))).not.toContain(name);
      await open().aside.set(name);
      expect(await all(open().aside.candidates(soon()))).not.toContain(name);
      expect(await all(open().aside.waiting(soon()))).toContain(name);
      expect(await all(open().aside.waiting(new Date(Date.now() - 60_000)))).not.toContain(name);
    });

    it.each([
      ['has', (name: string) => open().has(name)],
      ['open', async (name: string) => (await buffer(await open().open(name))).length === 5_000],
      ['a local copy', (name: string) => open().withLocalCopy(name, async (path) => existsSync(path))],
    ])('come back to their place by being read (%s)', async (_how, read) => {
      const name = await kept();
      await open().aside.set(name);
      expect(await read(name)).toBe(true);
      expect(await all(open().aside.candidates(soon()))).toContain(name);
      expect(await all(open().aside.waiting(soon()))).not.toContain(name);
      expect(await open().aside.takeBack(name)).toBe(false);
    });

    it('are found by all who read them at the same moment, whoever of them brings them back', async () => {
      const name = await kept();
      await open().aside.set(name);
      const found = await Promise.all(Array.from({ length: 12 }, () => open().has(name)));
      expect(found).toEqual(found.map(() => true));
    });

    it('are there again when the same content comes again, whatever happens to what was set aside', async () => {
      const bytes = randomBytes(5_000);
      const { sha256: name } = await open().put(Readable.from(bytes), options);
      await open().aside.set(name);
      await open().put(Readable.from(bytes), options);
      await open().aside.forget(name);
      expect((await buffer(await open().open(name))).equals(bytes)).toBe(true);
    });

    it('are gone when they are forgotten', async () => {
      const name = await kept();
      await open().aside.set(name);
      await open().aside.forget(name);
      expect(await open().has(name)).toBe(false);
      await open().aside.set(name);
    });
  });

  it('know whose they are: of two databases only the first to come may throw away', async () => {
    const { owner } = open();
    expect(await owner.read()).toBe(undefined);
    expect(await claimStore(owner, 'first')).toBe(true);
    expect(await claimStore(open().owner, 'restored')).toBe(false);
    expect(await open().owner.read()).toBe('first');
    await owner.write('restored');
    expect(await claimStore(open().owner, 'restored')).toBe(true);
    expect(await claimStore(open().owner, 'first')).toBe(false);
  });

  describe('arrivals', () => {
    it('are looked at before they are kept, and leave nothing when they are not', async () => {
      const bytes = randomBytes(10_000);
      const arrival = await open().receive(Readable.from(bytes), options);
      expect((await readFile(arrival.path)).equals(bytes)).toBe(true);
      expect(await arrival.scan()).toEqual({ clean: true });
      expect(await open().has(arrival.sha256)).toBe(false);
      await arrival.discard();
      expect(existsSync(arrival.path)).toBe(false);
      expect(await open().has(arrival.sha256)).toBe(false);
    });
  });

  describe('uploads in pieces', () => {
    it('join their pieces in order', async () => {
      const { partials } = open();
      const id = randomUUID();
      const bytes = randomBytes(500_000);
      expect(await partials.received(id)).toBe(0);
      expect(await partials.append(id, 0, Readable.from(bytes.subarray(0, 200_000)), bytes.length)).toBe(
        200_000,
      );
      expect(await partials.append(id, 200_000, Readable.from(bytes.subarray(200_000)), bytes.length)).toBe(
        500_000,
      );
      expect((await buffer(await partials.open(id))).equals(bytes)).toBe(true);
    });

    it('keep what had come when the connection broke, and go on from there', async () => {
      const { partials } = open();
      const id = randomUUID();
      const bytes = randomBytes(90_000);
      const first = partials.append(id, 0, breakingOff(bytes.subarray(0, 40_000)), bytes.length);
      await expect(first).rejects.toThrow('connection lost');
      expect(await open().partials.received(id)).toBe(40_000);
      await partials.append(id, 40_000, Readable.from(bytes.subarray(40_000)), bytes.length);
      expect((await buffer(await partials.open(id))).equals(bytes)).toBe(true);
    });

    it('refuse a piece that does not continue what is here', async () => {
      const { partials } = open();
      const id = randomUUID();
      await partials.append(id, 0, Readable.from(Buffer.alloc(100)), 1_000);
      for (const offset of [0, 50, 101]) {
        const piece = partials.append(id, offset, Readable.from(Buffer.alloc(10)), 1_000);
        await expect(piece).rejects.toMatchObject({ code: 'files.offset-mismatch', params: { offset: 100 } });
      }
    });

    it('never take more than was announced', async () => {
      const { partials } = open();
      const id = randomUUID();
      const piece = partials.append(id, 0, Readable.from(Buffer.alloc(11)), 10);
      await expect(piece).rejects.toMatchObject({ code: 'core.payload-too-large' });
      expect(await partials.received(id)).toBe(0);
    });

    it('are forgotten when they are given up', async () => {
      const { partials } = open();
      const id = randomUUID();
      await partials.append(id, 0, Readable.from(Buffer.alloc(100)), 1_000);
      await partials.discard(id);
      expect(await partials.received(id)).toBe(0);
    });

    it('are swept away when nobody came back for them', async () => {
      const id = randomUUID();
      await open().partials.append(id, 0, Readable.from(Buffer.alloc(100)), 1_000);
      await open().sweep(new Date(Date.now() - 60_000));
      expect(await open().partials.received(id)).toBe(100);
      await open().sweep(new Date(Date.now() + 60_000));
      expect(await open().partials.received(id)).toBe(0);
    });
  });
}
