import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '#core/sheets/csv.ts';
import { readSheet } from '#modules/organization/server/organization.api.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entries } from '../contract/entries.ts';
import { files } from '../contract/files.ts';
import type { StaffImport } from '../contract/sheets.ts';
import { child, grade, staffOffice } from './staff-office.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  [office, other] = [await staffOffice(house), await staffOffice(house)];
});
afterAll(() => house.close());

const nipOf = async ({ personId }: Official) =>
  (await house.owner<{ nip: string }>('select nip from organization.person where id = $1', [personId]))[0]!
    .nip;

async function bring(who: Official, sheet: string, dryRun = false) {
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/staff/imports?dryRun=${dryRun}`,
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(sheet),
  });
  return { status: answer.statusCode, body: answer.json<StaffImport & { code: string }>() };
}

function take(who: Official, payload: object) {
  return house.server.inject({
    method: 'POST',
    url: '/api/staff/exports',
    headers: { authorization: `Bearer ${who.token}` },
    payload,
  });
}

const tableOf = (answer: { body: string }) => {
  const [headings = [], ...rows] = readCsv(answer.body)!;
  return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])));
};
const readingsOf = async (who: Official) =>
  (await who.call(files.listReadings, {})).items.map(({ act, by, purpose }) => [act, by.id, purpose]);

describe('a sheet that is imported', () => {
  test('is told before anything is written, and then written as further entries', async () => {
    const { head, staff } = office;
    const former = await head.call(entries.add, { personId: staff.personId, ...grade('2019-04-01', '31') });
    const sheet = [
      'nip_baru;golongan;tmt_golongan;masa_kerja_tahun;masa_kerja_bulan;kpkn',
      `${await nipOf(staff)};III/a;2020-04-01;0;0;KPPN Uji`,
    ].join('\n');
    const trial = (await bring(head, sheet, true)).body;
    expect(trial).toMatchObject({ written: false, people: 1, added: 1, corrected: 1, faults: [] });
    expect(
      trial.changes.map(({ row, kind, corrects, before }) => [row, kind, corrects, before?.startsOn]),
    ).toEqual([
      [2, 'grade', true, '2019-04-01'],
      [2, 'registration', false, undefined],
    ]);
    expect((await head.call(files.show, { personId: staff.personId })).entries).toHaveLength(1);

    expect((await bring(head, sheet)).body.written).toBe(true);
    const shown = await head.call(files.show, { personId: staff.personId });
    expect(shown.entries.find(({ id }) => id === former.id)).toMatchObject({
      stands: false,
      startsOn: '2019-04-01',
    });
    expect(shown.entries.find(({ replaces }) => replaces?.id === former.id)?.startsOn).toBe('2020-04-01');
    expect((await bring(head, sheet)).body).toMatchObject({
      written: true,
      added: 0,
      corrected: 0,
      unchanged: 2,
    });
    const told = await house.owner<{ payload: object }>(
      `select payload from core.event where type = 'staff-sheet.imported' and agency_id = $1`,
      [office.agencyId],
    );
    expect(told.map(({ payload }) => payload)).toEqual([
      { people: 1, added: 1, corrected: 1, entries: [expect.any(String), expect.any(String)] },
    ]);
  });

  test('with any fault writes nothing; nobody is there whose file one does not keep', async () => {
    const { head, division, regent } = office;
    const rows = [
      `${await nipOf(division)};KPPN Uji`,
      `${await nipOf(regent)};KPPN Uji`,
      `${await nipOf(other.staff)};KPPN Uji`,
      `${await nipOf(head)};KPPN Uji`,
    ];
    const { body } = await bring(head, ['nip_baru;kpkn', ...rows].join('\n'));
    expect(body.written).toBe(false);
    expect(body.faults.map(({ row, code }) => [row, code])).toEqual([
      [3, 'staff.row-unknown-number'],
      [4, 'staff.row-unknown-number'],
      [5, 'staff.own-file'],
    ]);
    expect((await head.call(files.show, { personId: division.personId })).entries).toEqual([]);
    expect((await bring(division, ['nip_baru;kpkn', ...rows].join('\n'))).body.code).toBe('core.forbidden');
    expect((await bring(head, 'nama;kpkn\nSri;KPPN')).body.code).toBe('organization.sheet-column-missing');
  });

  test('opens the private part only for who may read it, with a reading', async () => {
    const { head, admin, division } = office;
    const sheet = `nip_baru;agama;alamat\n${await nipOf(division)};Islam;Jl. Rahasia 7`;
    expect((await bring(head, sheet, true)).body.faults).toEqual([
      { row: 2, column: 'agama', code: 'staff.row-private' },
    ]);
    expect(await readingsOf(division)).toEqual([]);
    const compared = () =>
      house.owner<{ payload: object }>(
        "select payload from core.event where type = 'staff-file.compared' and agency_id = $1",
        [office.agencyId],
      );
    expect(await compared()).toEqual([]);
    expect((await bring(admin, sheet, true)).body).toMatchObject({ written: false, added: 1 });
    expect(await compared()).toEqual([{ payload: { people: 1 } }]);
    expect((await bring(admin, sheet)).body).toMatchObject({ written: true, added: 1 });
    const reading = ['compared', admin.personId, null];
    expect(await readingsOf(division)).toEqual([reading, reading]);
    const { entries: own } = await division.call(files.showOwn, {});
    expect(own.map(({ content }) => content?.details)).toEqual([
      { religion: 'Islam', address: 'Jl. Rahasia 7' },
    ]);
  });
});

describe('a sheet that is exported', () => {
  test('holds those whose file one may see, without their private part', async () => {
    const { head, staff, division, regent } = office;
    const answer = await take(head, { format: 'csv' });
    expect(answer.statusCode).toBe(200);
    const rows = tableOf(answer);
    const numbers = await Promise.all([head, division, staff].map(nipOf));
    expect(rows.map(({ nip_baru }) => nip_baru).toSorted()).toEqual(numbers.toSorted());
    expect(rows.find(({ nip_baru }) => nip_baru === numbers[2])).toMatchObject({
      ...{ golongan: 'III/a', tmt_golongan: '2020-04-01', kpkn: 'KPPN Uji', jenis_pegawai: 'PNS' },
    });
    expect(rows[0]).not.toHaveProperty('agama');
    expect(answer.body).not.toContain('Rahasia');
    expect((await take(regent, { format: 'csv' })).json()).toMatchObject({ code: 'core.forbidden' });
  });

  test('with the private part is a reading of every one of them, and nobody else’s', async () => {
    const { head, admin, staff, division } = office;
    await admin.call(entries.add, { personId: staff.personId, ...child('Ananda') });
    const before = (await readingsOf(staff)).length;
    const asked = await take(head, { format: 'csv', purpose: 'Laporan' });
    expect(asked.json()).toMatchObject({ code: 'core.forbidden' });
    expect((await readingsOf(staff)).length).toBe(before);

    const taken = await take(admin, { format: 'csv', purpose: 'Laporan ke BKN' });
    const row = tableOf(taken).find(({ alamat }) => alamat === 'Jl. Rahasia 7');
    expect(row).toMatchObject({ nip_baru: await nipOf(division), agama: 'Islam' });
    for (const who of [staff, division])
      expect((await readingsOf(who))[0]).toEqual(['exported', admin.personId, 'Laporan ke BKN']);
    // The own private part is nobody's news.
    expect(await readingsOf(admin)).toEqual([]);
  });

  test('is read again as it was written, as workbook too, and computes nothing', async () => {
    const { head, staff } = office;
    const content = { kind: 'registration' as const, details: { workingUnit: '=HYPERLINK("x")' } };
    await head.call(entries.add, { personId: staff.personId, content, startsOn: '2026-11-21' });
    const csv = await take(head, { format: 'csv' });
    expect(tableOf(csv).map(({ satuan_kerja }) => satuan_kerja)).toContain(`'=HYPERLINK("x")`);
    const rows = (text: string) => text.split('\r\n');
    const own = await nipOf(head);
    const others = rows(csv.body)
      .filter((line) => !line.includes(own))
      .join('\r\n');
    expect((await bring(head, others, true)).body).toMatchObject({ added: 0, corrected: 0, faults: [] });

    const workbook = await take(head, { format: 'xlsx' });
    const sheet = await readSheet(workbook.rawPayload);
    expect(sheet[0]).toEqual(rows(csv.body)[0]!.slice(1).split(';'));
    expect(sheet.flat()).toContain('=HYPERLINK("x")');
  });
});
