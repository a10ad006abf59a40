import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tx } from '#core/db/tx.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { touchedBlocks } from '#tests/house/touched-blocks.ts';
import { type DueSearch, dueDossiers } from '../server/disposal/due.queries.ts';
import { type DisposalHouse, disposalHouse } from './disposal-house.ts';

/** How many dossiers; one in fifty is due for destruction, one in fifty to be transferred. */
const rows = Number(process.env.PLAN_ROWS ?? 30_000);

let house: TestHouse;
let world: DisposalHouse;
beforeAll(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
  const { agencyId, deptId, registry } = world.office;
  await house.owner(
    `insert into archive.dossier (agency_id, id, unit_id, year, number, version_id, code, title, security_class, custody, closed_on, opened_by,
       opened_at, fate, active_until, inactive_until, retention_years)
     select $1, gen_random_uuid(), $2, 2020, n, $3, '000', 'Berkas ' || n, 'B',
       case when n % 50 = 1 then 'processing-unit' else 'records-unit' end, '2020-05-15', $4, '2020-01-01',
       case when n % 3 = 0 then 'permanent' else 'destroy' end, date '2021-12-31',
       case when n % 50 = 2 then date '2022-01-01' + n % 900 else date '2030-12-31' end, 2
     from generate_series(1, $5::int) n`,
    [agencyId, deptId, world.versionId, registry.personId, rows],
  );
  await house.owner('vacuum (analyze) archive.dossier');
}, 600_000);
afterAll(() => house.close());

const search = (more: Partial<DueSearch>): DueSearch => ({
  ...{ kind: 'destruction', today: '2026-11-21', unit: null, after: null, size: 21 },
  ...more,
});
const touched = (ask: (tx: Tx) => Promise<unknown>) => {
  const { agencyId } = world.office;
  const { personId, postId } = world.archivist;
  return touchedBlocks(house, { agency: agencyId, person: personId, posts: [postId] }, ask);
};

it.each(['destruction', 'handover', 'transfer'] as const)(
  'what is due for %s is found by its index, a page as cheaply in the middle as at the beginning',
  async (kind) => {
    const first = await touched((tx) => dueDossiers(tx, search({ kind })));
    expect(first.blocks).toBeLessThan(200);
    const after = {
      until: kind === 'transfer' ? '2021-12-31' : '2023-06-01',
      id: '80000000-0000-4000-8000-000000000000',
    };
    const middle = await touched((tx) => dueDossiers(tx, search({ kind, after })));
    expect(middle.blocks).toBeLessThan(200);
  },
);
