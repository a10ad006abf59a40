import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { askedOften } from '../asked-often.ts';
import { tablesOf, transact } from '../tx.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const db = tablesOf<Record<never, never>>();
let written = 0;
const numbers = askedOften<{ from: number; step: number }>()((value) => {
  written += 1;
  return db
    .selectFrom(
      sql<{ n: number }>`generate_series(${value.from}::int, 9, ${value.step}::int)`.as<'s'>(sql`s(n)`),
    )
    .select([
      's.n',
      sql<Date>`timestamptz '2026-11-21 08:00:00.123+07'`.as('at'),
      sql<string>`date '2026-11-21'`.as('day'),
    ])
    .orderBy('s.n', 'desc');
});

const ask = <T>(work: Parameters<typeof transact<T>>[3]) => transact(house.house.appPool, {}, 'read', work);

it('puts its values in their places, however often it is asked, and is written once', async () => {
  const asked = await ask((tx) =>
    Promise.all([numbers.all(tx, { from: 1, step: 4 }), numbers.all(tx, { step: 2, from: 6 })]),
  );
  expect(asked.map((rows) => rows.map((row) => row.n))).toEqual([
    [9, 5, 1],
    [8, 6],
  ]);
  expect(written).toBe(1);
});

it('answers the same as a page, in the same order: instants as text, days as ever', async () => {
  const [rows, page] = await ask((tx) =>
    Promise.all([numbers.all(tx, { from: 1, step: 4 }), numbers.page(tx, { from: 1, step: 4 })]),
  );
  expect(page.map(({ n, day }) => ({ n, day }))).toEqual(rows.map(({ n, day }) => ({ n, day })));
  expect(page.map(({ at }) => new Date(at))).toEqual(rows.map(({ at }) => at));
});

it('answers an empty page where there is nothing', async () => {
  expect(await ask((tx) => numbers.page(tx, { from: 10, step: 1 }))).toEqual([]);
});
