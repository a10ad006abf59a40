import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoAgency } from '#app/demo/load-organization.ts';
import { newId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { agencies } from '../server/organization.api.ts';
import { personIn, twoRegencies } from './factory.ts';

let house: TestHouse;
let arunika: DemoAgency;
let tirtamaya: DemoAgency;

beforeAll(async () => {
  house = await testHouse();
  ({ arunika, tirtamaya } = await twoRegencies(house));
});
afterAll(() => house.close());

const tables = ['agency', 'unit', 'post', 'person', 'holder', 'secretary', 'role', 'post_role'];

/** A statement as the web server's role, in the context of an agency, or of none. */
function asWeb(agency: string | undefined, text: string, values: unknown[] = []) {
  return transact(house.house.appPool, agency ? { agency } : {}, 'write', (tx) =>
    tx.rows<Record<string, unknown>>(text, values),
  );
}

test('without an agency in its context the web server sees no row of any table', async () => {
  for (const table of tables) {
    expect(await asWeb(undefined, `select 1 from organization.${table}`), table).toEqual([]);
  }
});

test('in the context of one agency no row of another is seen, changed or made', async () => {
  for (const table of tables) {
    const column = table === 'agency' ? 'id' : 'agency_id';
    const foreign = await asWeb(
      tirtamaya.agencyId,
      `select 1 from organization.${table} where ${column} = $1`,
      [arunika.agencyId],
    );
    expect(foreign, table).toEqual([]);
    const own = await asWeb(arunika.agencyId, `select 1 from organization.${table} limit 1`);
    expect(own, table).toHaveLength(1);
  }
  const changed = await asWeb(
    tirtamaya.agencyId,
    'update organization.person set name = $1 where agency_id = $2 returning id',
    ['X', arunika.agencyId],
  );
  expect(changed).toEqual([]);
  const insert = 'insert into organization.role (agency_id, id, name, permissions) values ($1, $2, $3, $4)';
  await expect(asWeb(tirtamaya.agencyId, insert, [arunika.agencyId, newId(), 'Asing', []])).rejects.toThrow(
    /row-level security/,
  );
  await expect(
    asWeb(
      tirtamaya.agencyId,
      'insert into organization.agency (id, name, short_name, code, zone) values ($1, $2, $2, $3, $4)',
      [newId(), 'X', 'xx', 'Asia/Jakarta'],
    ),
  ).rejects.toThrow(/row-level security/);
});

test('the planted fault is caught: with its policy off, a table shows the rows of others', async () => {
  const count = () =>
    asWeb(tirtamaya.agencyId, 'select 1 from organization.person where agency_id = $1', [arunika.agencyId]);
  await house.owner('alter table organization.person disable row level security');
  expect((await count()).length).toBeGreaterThan(0);
  await house.owner('alter table organization.person enable row level security');
  expect(await count()).toEqual([]);
});

test('people, posts and appointments cannot be deleted by the web server, and nobody there can pass the policies', async () => {
  for (const table of ['agency', 'unit', 'post', 'person', 'holder', 'secretary', 'role']) {
    await expect(asWeb(arunika.agencyId, `delete from organization.${table}`), table).rejects.toThrow(
      /permission denied/,
    );
  }
  await expect(asWeb(arunika.agencyId, 'set local row_security = off; select 1')).rejects.toThrow();
  await expect(
    asWeb(arunika.agencyId, 'alter table organization.person disable row level security'),
  ).rejects.toThrow(/must be owner/);
});

const holder = (values: { kind: string; from: string; until: string | null }) =>
  house.owner(
    'insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [
      arunika.agencyId,
      newId(),
      arunika.posts.get('wakil-bupati'),
      personIn(arunika, 'sekda'),
      values.kind,
      values.from,
      values.until,
    ],
  );

test('even past the application no post has two definitive or two acting holders at an instant', async () => {
  await expect(holder({ kind: 'definitive', from: '2026-01-01', until: null })).rejects.toThrow(
    /holder_definitive_overlaps/,
  );
  await holder({ kind: 'plh', from: '2026-01-01', until: '2026-02-01' });
  await expect(holder({ kind: 'pj', from: '2026-01-31', until: '2026-03-01' })).rejects.toThrow(
    /holder_acting_overlaps/,
  );
  await holder({ kind: 'pj', from: '2026-02-01', until: '2026-03-01' });
  await expect(holder({ kind: 'plt', from: '2026-05-01', until: '2026-04-01' })).rejects.toThrow(
    /check constraint/,
  );
});

test('even past the application a path ends in the unit itself and leads through its parent, and keys stay in their agency', async () => {
  const unit = (parent: string | null, path: (id: string) => unknown[], agency = arunika.agencyId) => {
    const id = newId();
    return house.owner(
      "insert into organization.unit (agency_id, id, parent_id, code, name, kind, ancestor_ids, active_from) values ($1, $2, $3, $4, 'X', 'other', $5, '2026-01-01')",
      [agency, id, parent, `x-${id}`, path(id)],
    );
  };
  const [root, kominfo] = [arunika.units.get('arunika')!, arunika.units.get('kominfo')!];
  await expect(unit(kominfo, (id) => [root, id])).rejects.toThrow(/check constraint/);
  await expect(unit(kominfo, () => [root, kominfo])).rejects.toThrow(/check constraint/);
  await expect(unit(null, (id) => [root, id])).rejects.toThrow(/check constraint/);
  await expect(unit(kominfo, (id) => [root, kominfo, id], tirtamaya.agencyId)).rejects.toThrow(/foreign key/);
  await unit(kominfo, (id) => [root, kominfo, id]);
});

test('names and zones of all agencies are told without a context, and nothing else is', async () => {
  expect(await agencies(house.house.workerPool)).toEqual([
    { id: arunika.agencyId, code: 'arunika', zone: 'Asia/Jakarta', name: 'Pemerintah Kabupaten Arunika' },
    {
      id: tirtamaya.agencyId,
      code: 'tirtamaya',
      zone: 'Asia/Makassar',
      name: 'Pemerintah Kabupaten Tirtamaya',
    },
  ]);
});
