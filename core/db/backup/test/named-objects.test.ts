import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { freshDatabase } from '#tests/house/fresh-database.ts';
import { agencyTables, namedObjects } from '../named-objects.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let client: pg.Client;
const [agency, other] = [crypto.randomUUID(), crypto.randomUUID()];

beforeAll(async () => {
  database = await freshDatabase(inject('clusterUrl'));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

it('names come by a thousand at a time, each once, whether kept as bytes or as text', async () => {
  await client.query('begin');
  await client.query('create table public.planted (agency_id uuid, made_sha256 bytea, page_sha256 text)');
  await client.query(
    `insert into public.planted
     select case when n % 5 = 0 then $2::uuid else $1::uuid end, sha256(n::text::bytea), encode(sha256((n % 100)::text::bytea), 'hex')
     from generate_series(1, 2500) n`,
    [agency, other],
  );
  const tables = await agencyTables(client);
  const heard = async (whose?: string) => {
    const handfuls: string[][] = [];
    for await (const names of namedObjects(client, tables, whose)) handfuls.push(names);
    return handfuls;
  };
  const all = await heard();
  // The numbers from 1 to 2500, and 0 by its text only.
  expect(all.map((names) => names.length)).toEqual([1_000, 1_000, 501]);
  expect(new Set(all.flat()).size).toBe(2_501);
  const ofOther = (await heard(other)).flat();
  const hash = (n: number) => createHash('sha256').update(String(n)).digest('hex');
  expect(ofOther).toHaveLength(501);
  expect([ofOther.includes(hash(10)), ofOther.includes(hash(11))]).toEqual([true, false]);
  await client.query('rollback');
});
