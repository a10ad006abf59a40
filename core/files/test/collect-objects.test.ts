import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { databaseMark } from '#core/db/database-mark.ts';
import { transact } from '#core/db/tx.ts';
import { coreSchedules } from '#core/jobs/housekeeping.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { freshDatabase } from '#tests/house/fresh-database.ts';
import { smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { FileStore } from '../file-store.ts';
import { folderStore } from '../folder-store.ts';

const options = { maxBytes: 1_000_000 };
const someday = new Date('9999-01-01T00:00:00Z');
const day = 24 * 3_600_000;

let house: TestHouse;
let agencyId: string;
let folder: string;
let files: FileStore;

beforeAll(async () => {
  house = await testHouse();
  ({ agencyId } = await smallOffice(house));
});
afterAll(() => house.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-collect-'));
  files = folderStore(folder);
  return () => rm(folder, { recursive: true, force: true });
});

const bytes = randomBytes(3_000);
const keep = async (content = randomBytes(3_000)) =>
  (await files.put(Readable.from(content), options)).sha256;

/** The weekly look, so many days from now, by a worker of an agency that has no files itself. */
async function collect(days: number, store: FileStore = files): Promise<string[]> {
  const complaints: string[] = [];
  const ctx = {
    clock: { now: () => new Date(Date.now() + days * day) },
    files: store,
    log: { info: () => undefined, error: (_facts: object, text: string) => complaints.push(text) },
    signal: new AbortController().signal,
    transact: (mode: 'read' | 'write', work: (inner: never) => Promise<unknown>) =>
      transact(house.house.workerPool, { agency: crypto.randomUUID() }, mode, (tx) => work({ tx } as never)),
  } as unknown as JobContext;
  await coreSchedules.find(({ name }) => name === 'core.collect-objects')!.run(ctx);
  return complaints;
}

/** A file of another agency: its row points to the object. */
async function pointTo(sha256: string): Promise<void> {
  await house.owner(
    `insert into files.file (agency_id, id, sha256, size_bytes, media_type, name, state, uploaded_by, created_at)
     values ($1, gen_random_uuid(), $2, 3000, 'application/pdf', 'surat.pdf', 'ready', null, now())`,
    [agencyId, Buffer.from(sha256, 'hex')],
  );
}

async function names(list: FileStore['aside']['waiting']): Promise<string[]> {
  const found: string[] = [];
  for await (const some of list(someday)) found.push(...some);
  return found;
}

describe('objects to which no row points', () => {
  it('are set aside when they are a week old, and forgotten another week later', async () => {
    const name = await keep();
    await collect(6);
    expect(await names(files.aside.candidates)).toEqual([name]);
    await collect(8);
    await collect(6);
    expect(await names(files.aside.waiting)).toEqual([name]);
    await collect(8);
    expect(await files.has(name)).toBe(false);
  });

  it('are known over all agencies: what a row of any of them names stays', async () => {
    const used = await keep();
    const unused = await keep();
    await pointTo(used);
    await collect(8);
    await collect(16);
    expect([await files.has(used), await files.has(unused)]).toEqual([true, false]);
  });

  it('are not forgotten when a table hides its rows from the look', async () => {
    const name = await keep();
    await pointTo(name);
    await house.owner('drop policy owner on files.file');
    try {
      await expect(collect(8)).rejects.toThrow('files.file hides rows from its owner');
    } finally {
      await house.owner(`do $$ begin execute format('create policy owner on files.file to %I using (true) with check (true)',
        (select rolname from pg_roles where oid = (select proowner from pg_proc where proname = 'objects_without_row'))); end $$`);
    }
    await collect(16);
    expect(await files.has(name)).toBe(true);
  });
});

describe('a store that another database called its own', () => {
  const ownMark = async () => (await house.owner<{ mark: string }>(databaseMark))[0]!.mark;

  it('keeps all its objects, aside or not, until it is adopted', async () => {
    const waiting = await keep();
    await collect(8);
    expect(await files.owner.read()).toBe(await ownMark());
    const fresh = await keep();
    // As a restored copy finds it: the mark is that of the original, and its own is another.
    await files.owner.write('7400000000000000000-00000001-16384');
    for (const days of [8, 16])
      expect(await collect(days)).toEqual([expect.stringContaining('another database')]);
    expect([await files.has(waiting), await files.has(fresh)]).toEqual([true, true]);

    await files.owner.write(await ownMark());
    expect([...(await collect(8)), ...(await collect(8))]).toEqual([]);
    expect(await files.has(fresh)).toBe(false);
  });

  it('is known by a mark that a database loaded beside does not have', async () => {
    const copy = await freshDatabase(inject('clusterUrl'));
    const client = new pg.Client({ connectionString: copy.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ mark: string }>(databaseMark);
      const [cluster, timeline, number] = (await ownMark()).split('-');
      expect(rows[0]!.mark.split('-').slice(0, 2)).toEqual([cluster, timeline]);
      expect(rows[0]!.mark.split('-')[2]).not.toBe(number);
    } finally {
      await client.end();
      await copy.drop();
    }
  });
});

describe('an upload while objects are collected', () => {
  const afterwards = (stretched: Partial<FileStore['aside']>): FileStore => ({
    ...files,
    aside: { ...files.aside, ...stretched },
  });
  /** Content that has arrived, and whose row is about to be written when the look comes. @returns whether it is at its place */
  async function arrivesDuring(store: FileStore): Promise<boolean> {
    const name = await keep();
    await collect(0, store);
    return (await names(files.aside.candidates)).includes(name);
  }

  it('keeps its object, and a look that ignores the grace would be caught', async () => {
    expect(await arrivesDuring(files)).toBe(true);
    expect(await arrivesDuring(afterwards({ candidates: () => files.aside.candidates(someday) }))).toBe(
      false,
    );
  });

  /**
   * Old content without a row comes again; the look sets it aside after the uploader has seen that it is there, and
   * before the row is written. Nobody reads it until the next look. @returns whether the row still has its object
   */
  async function comesAgainDuring(store: FileStore): Promise<boolean> {
    await keep(bytes);
    const name = await keep(bytes);
    await collect(8, store);
    await pointTo(name);
    await collect(16, store);
    const whole = await files.open(name).then(buffer, () => undefined);
    return whole?.equals(bytes) ?? false;
  }

  it('of content that lay here unused keeps it, and a look that forgets at once would be caught', async () => {
    expect(await comesAgainDuring(files)).toBe(true);
    await files.remove(await keep(bytes));
    const atOnce = afterwards({
      set: async (name) => {
        await files.aside.set(name);
        await files.aside.forget(name);
      },
    });
    await house.owner('delete from files.file');
    expect(await comesAgainDuring(atOnce)).toBe(false);
  });
});
