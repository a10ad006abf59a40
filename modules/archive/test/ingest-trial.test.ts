import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dossiers } from '../contract/dossiers.ts';
import { ingests } from '../contract/ingest.ts';
import type { IngestView } from '../contract/ingest-terms.ts';
import { ownPdf, zipOf } from './ingest-house.ts';
import { sheetDesk } from './sheet-desk.ts';

let house: TestHouse;
let office: SmallOffice;
let desk: ReturnType<typeof sheetDesk>;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  desk = sheetDesk(house, office);
});
afterAll(() => house.close());

const items = async (ingestId: IngestView['id']) =>
  (await office.registry.call(ingests.items, { ingestId, size: 100 })).items;

describe('a sheet', () => {
  it('is tried with every row as it will be filed: unit, code and dossier, each blamed beside the others', async () => {
    const tried = 'nama_file;unit;kode;judul;tanggal;berkas';
    const { id } = await desk.bySheet([
      tried,
      'a.pdf;;000.1.1;A;;',
      'b.pdf;;999.9;B;;',
      'c.pdf;entah;999.9;C;31/02/2026;',
      'd.pdf;;000.1.1;D;;77/2026',
      'e.pdf;;000.1.1;E;;77/2026',
    ]);
    // Before a package has come, no row is blamed for its file.
    const { faults: judged } = await office.registry.call(ingests.faults, { ingestId: id });
    expect(judged.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'kode', 'archive.unknown-classification'],
      [4, 'tanggal', 'archive.bad-day'],
      [4, 'unit', 'archive.unit-not-yours'],
      [4, 'kode', 'archive.unknown-classification'],
      [5, 'berkas', 'archive.unknown-dossier'],
      [6, 'berkas', 'archive.unknown-dossier'],
    ]);
    expect((await office.registry.call(ingests.show, { ingestId: id })).counts).toMatchObject({
      waiting: 5,
      filed: 0,
    });
    const words = ['a', 'b', 'c', 'd', 'e'];
    const files = words.map((one) => ({ name: `${one}.pdf`, bytes: ownPdf(`dicoba ${one}`) }));
    await desk.sendPackage(id, zipOf(files));
    await office.registry.call(ingests.change, { ingestId: id, state: 'running' });
    await house.runJobs();
    const held = (await items(id)).filter(({ state }) => state === 'read');
    // What is still so holds it, and nothing is said twice.
    expect(held.flatMap(({ row, faults: of }) => of.map(({ column, code }) => [row, column, code]))).toEqual(
      judged.map(({ row, column, code }) => [row, column, code]),
    );
  });

  it('is judged anew when it is filed: what the trial missed and was opened since holds nothing', async () => {
    const [last] = (await office.registry.call(dossiers.list, { unitId: office.unitId, size: 100 })).items
      .map(({ number }) => number)
      .toSorted((a, b) => b - a);
    const coming = `${(last ?? 0) + 1}/2026`;
    const { id } = await desk.bySheet(['nama_file;kode;berkas', `a.pdf;;${coming}`]);
    const { faults } = await office.registry.call(ingests.faults, { ingestId: id });
    // Its code would be that of the dossier: it is not said to be missing.
    expect(faults.map(({ column, code }) => [column, code])).toEqual([['berkas', 'archive.unknown-dossier']]);
    const opened = await office.registry.call(dossiers.open, {
      ...{ unitId: office.unitId, code: '000.1.1', title: 'Baru dibuka' },
    });
    expect(`${opened.number}/${opened.year}`).toBe(coming);
    await desk.sendPackage(id, zipOf([{ name: 'a.pdf', bytes: ownPdf('dibuka kemudian') }]));
    await office.registry.call(ingests.change, { ingestId: id, state: 'running' });
    await house.runJobs();
    expect((await items(id)).map(({ state }) => state)).toEqual(['filed']);
  });
});
