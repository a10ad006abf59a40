import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { touchedBlocks } from '#tests/house/touched-blocks.ts';
import { type DossierSearch, dossierById, findDossiers } from '../server/dossiers/dossiers.queries.ts';
import { dossiersToReckon } from '../server/dossiers/life-cycles.queries.ts';
import { recordOfSource, recordsOfDossier } from '../server/records/records.queries.ts';
import { findFacets, findRecordIds, type RecordSearch } from '../server/search/search.queries.ts';

/** How many records, five to a dossier; `PLAN_ROWS=1000000` for the figures that are quoted. */
const rows = Number(process.env.PLAN_ROWS ?? 30_000);

let house: TestHouse;
let office: SmallOffice;

const idInSql = (n: string, kind: string) =>
  `('01800000-0000-7000-${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const idOf = (n: number, kind: string) => `01800000-0000-7000-${kind}-${n.toString(16).padStart(12, '0')}`;
const [dossierKind, recordKind] = ['8000', '9000'];

// One record in three is an invitation, one in three thousand is about lontar manuscripts. One dossier in seven is of class
// T, one in a thousand of the other unit, one due for destruction.
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const { agencyId, unitId, deptId, registry } = office;
  await house.owner(
    `insert into archive.dossier (agency_id, id, unit_id, year, number, code, title, security_class, opened_by, opened_at, closed_on, reckoned_on, state)
     select $1, ${idInSql('n', dossierKind)}, case when n % 1000 = 0 then $3::uuid else $2::uuid end, 2020 + n % 6, n, (100 * (n % 9 + 1))::text || '.' || n % 12,
       'Berkas ' || n, case when n % 7 = 0 then 'T' else 'B' end, $4, '2025-01-01', case when n % 2 = 0 then date '2025-02-01' end,
       case when n % 500 = 0 then date '2026-01-01' else date '2026-11-21' end, case when n % 1000 = 0 then 'due-for-destruction' else 'open' end
     from generate_series(1, $5::int / 5) n`,
    [agencyId, unitId, deptId, registry.personId, rows],
  );
  await house.owner(
    `insert into archive.record (agency_id, id, dossier_id, item_number, title, number, copy_state, security_class, source_module, source_id, filed_at)
     select $1, ${idInSql('n', recordKind)}, ${idInSql('1 + (n - 1) / 5', dossierKind)}, 1 + (n - 1) % 5, subject, '005/' || n || '/DINKES/XII/2025', 'original',
       case when (1 + (n - 1) / 5) % 7 = 0 then 'T' else 'B' end, 'letters', ${idInSql('n', recordKind)}, '2025-01-01'
     from generate_series(1, $2::int) n
     cross join lateral (select case when n % 3000 = 5 then 'Naskah lontar' when n % 3 = 0 then 'Undangan rapat' else 'Permohonan data' end as subject) s`,
    [agencyId, rows],
  );
  await house.owner(
    `insert into archive.record_text (agency_id, record_id, edition, body, search)
     select agency_id, id, 1, '', archive.search_text(title, number, null, null) from archive.record where agency_id = $1`,
    [agencyId],
  );
  for (const table of ['dossier', 'record', 'record_text', 'record_file'])
    await house.owner(`vacuum (analyze) archive.${table}`);
  // A connection reads a function the first time that it is called; that is not what is counted.
  for (const q of ['xylofonista', 'undangan']) await touched(search({ q }));
}, 600_000);
afterAll(() => house.close());

async function touched(ask: (tx: Tx) => Promise<unknown>) {
  const { agencyId, staff } = office;
  const found = await touchedBlocks(
    house,
    { agency: agencyId, person: staff.personId, posts: [staff.postId] },
    ask,
  );
  if (process.env.PLAN_ROWS) console.log(JSON.stringify({ rows, blocks: found.blocks, ms: found.ms }));
  return found;
}

const every: DossierSearch = {
  ...{
    unit: null,
    code: null,
    year: null,
    states: null,
    custody: null,
    classes: null,
    q: null,
    before: null,
    size: 21,
  },
};
const whole: RecordSearch = {
  ...{ q: null, part: null, place: 'all', from: null, to: null, unit: null, code: null, year: null },
  ...{ classes: null, copies: null, media: null, states: null, dossier: null },
};
const list = (more: Partial<DossierSearch>) => (tx: Tx) => findDossiers(tx, { ...every, ...more });
const search =
  (more: Partial<RecordSearch>, before: string | null = null) =>
  (tx: Tx) =>
    findRecordIds(tx, { ...whole, ...more }, before, 21);

describe('a list of the archive costs what it shows', () => {
  it.each<[string, number, (tx: Tx) => Promise<unknown>]>([
    ['a page of dossiers', 1_500, list({})],
    ['a deep page of dossiers', 700, list({ before: idOf(1_000, dossierKind) })],
    ['a page of the dossiers of a small unit', 200, (tx) => list({ unit: office.deptId })(tx)],
    ['a page of dossiers that are due', 200, list({ states: ['due-for-destruction'] })],
    ['a dossier', 60, (tx) => dossierById(tx, idOf(1_000, dossierKind) as never)],
    ['the records of a dossier', 120, (tx) => recordsOfDossier(tx, idOf(1_000, dossierKind) as never, 0, 21)],
    ['where a letter was filed', 60, (tx) => recordOfSource(tx, 'letters', idOf(1_000, recordKind))],
    ['dossiers that a new day may have changed', 60, (tx) => dossiersToReckon(tx, '2026-11-21', 5)],
    ['a page of all records', 500, search({})],
    ['a search for a rare word', 600, search({ q: 'lontar' })],
    ['a search for a frequent word', 800, search({ q: 'undangan' })],
    ['a deep page of a frequent word', 600, search({ q: 'undangan' }, idOf(5_000, recordKind))],
    ['a search for a part of a number', 300, search({ q: '005/29001', part: '005/29001' })],
    ['a search for a word that nobody wrote', 100, search({ q: 'xylofonista' })],
    ['a search for a phrase of frequent words that nobody wrote', 300, search({ q: '"rapat undangan"' })],
    ['a search for a phrase', 800, search({ q: '"undangan rapat"' })],
    ['facets of a rare word', 400, (tx) => findFacets(tx, { ...whole, q: 'lontar' }, 10_001)],
  ])('%s', async (_, most, ask) => {
    const { blocks } = await touched(ask);
    expect(blocks).toBeLessThan(most);
  });

  it('a page of dossiers that are due without its index is caught', async () => {
    await house.owner('drop index archive.dossier_state');
    const { blocks } = await touched(list({ states: ['due-for-destruction'] }));
    expect(blocks).toBeGreaterThan(200);
  });

  it('a search for a frequent word that gathers all of them is caught', async () => {
    const walked = await touched(search({ q: 'undangan' }));
    await house.owner(
      `create or replace function archive.expected_hits(agency uuid, wanted tsquery, pairs text[]) returns float8
       language sql volatile as 'select 0::float8'`,
    );
    const gathered = await touched(search({ q: 'undangan' }));
    expect(gathered.blocks).toBeGreaterThan(2 * walked.blocks);
  });

  it('a phrase that is looked for by its words alone is caught', async () => {
    const phrase = () => touched(search({ q: '"rapat undangan"' }));
    const byPairs = await phrase();
    const [{ source }] = (await house.owner<{ source: string }>(
      "select pg_get_functiondef('archive.asked_pairs'::regproc) as source",
    )) as [{ source: string }];
    await house.owner(
      `create or replace function archive.asked_pairs(wanted tsquery) returns text[]
       language sql immutable parallel safe as 'select null::text[]'`,
    );
    const byWords = await phrase();
    expect(byWords.blocks).toBeGreaterThan(10 * byPairs.blocks);
    await house.owner(source);
  });

  it('a search for a rare word without its index is caught', async () => {
    await house.owner('drop index archive.record_text_search');
    const { blocks } = await touched(search({ q: 'lontar' }));
    expect(blocks).toBeGreaterThan(600);
  });
});
