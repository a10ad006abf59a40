import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshDatabase } from '#tests/house/fresh-database.ts';
import {
  looseFunctions,
  openDoors,
  strayKeys,
  strongRoles,
  trustedFunctions,
  unguardedTables,
  unindexedObjects,
} from './catalog.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: pg.Client;
const trusted = Object.keys(trustedFunctions);

beforeAll(async () => {
  database = await freshDatabase(inject('clusterUrl'));
  db = new pg.Client({ connectionString: database.url });
  await db.connect();
});
afterEach(() => db.query('rollback'));
afterAll(async () => {
  await db.end();
  await database.drop();
});

/** Plants something in a transaction that is rolled back after the test. */
async function plant(text: string): Promise<void> {
  await db.query('begin');
  await db.query(text);
}

describe('the database', () => {
  it('guards every table of an agency', async () => {
    expect(await unguardedTables(db)).toEqual([]);
  });

  it('notices a planted table without a guard', async () => {
    await plant('create table letters.planted (agency_id uuid not null)');
    expect(await unguardedTables(db)).toEqual(['letters.planted: row-level security is off']);
    await db.query(
      'alter table letters.planted enable row level security; alter table letters.planted force row level security; create policy p on letters.planted using (true) with check (true)',
    );
    expect(await unguardedTables(db)).toEqual([
      'letters.planted: no policy binds the application to its agency',
    ]);
  });

  it('has no way around its policies', async () => {
    expect(await openDoors(db)).toEqual([]);
  });

  it('notices planted ways around: an open policy, a view, a grant on a partition', async () => {
    await plant(`create policy planted on letters.letter to pendopo_app using (true);
      create view letters.planted as select * from letters.letter;
      grant select on core.event_other to pendopo_app`);
    expect(await openDoors(db)).toHaveLength(3);
  });

  it('is used by roles that own nothing and cannot pass row-level security', async () => {
    expect(await strongRoles(db)).toEqual([]);
  });

  it('notices a planted role that owns a table', async () => {
    await plant('alter table letters.page owner to pendopo_app');
    expect(await strongRoles(db)).toEqual(['pendopo_app owns letters.page']);
  });

  it('has no function with rights of its own but those that were read', async () => {
    expect(await looseFunctions(db, trusted)).toEqual([]);
  });

  it('notices a planted function with rights of its own', async () => {
    await plant("create function letters.planted() returns int language sql security definer as 'select 1'");
    expect(await looseFunctions(db, trusted)).toEqual([
      'letters.planted: runs with the rights of its owner and is not on the list',
    ]);
    expect(await looseFunctions(db, [...trusted, 'letters.planted'])).toEqual([
      'letters.planted: has no fixed search path',
    ]);
  });

  it('has no foreign key from one module into another but to people and posts', async () => {
    expect(await strayKeys(db)).toEqual([]);
    await plant(
      'create table dispositions.planted (agency_id uuid, letter_id uuid, foreign key (agency_id, letter_id) references letters.letter (agency_id, id))',
    );
    expect(await strayKeys(db)).toEqual(['dispositions.planted points to letters']);
  });

  it('finds the row of an object by its name alone, whichever column names it', async () => {
    expect(await unindexedObjects(db)).toEqual([]);
    await plant(
      'alter table letters.page add column copy_sha256 text; create index planted on letters.page (agency_id, copy_sha256)',
    );
    expect(await unindexedObjects(db)).toEqual(['letters.page.copy_sha256 names objects and has no index']);
  });
});
