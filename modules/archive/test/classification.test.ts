import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '#core/clock/clock.ts';
import { transact } from '#core/db/tx.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';

import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { AccessImport, ScheduleImport } from '../contract/classifications.ts';
import { classifications } from '../contract/classifications.ts';
import { classificationTitle, findClassifications, isClassification } from '../server/archive.api.ts';
import { codeOf } from './code-of.ts';

let house: TestHouse;
let office: SmallOffice;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const csv = (lines: string[]) => `kode;uraian;aktif;inaktif;nasib_akhir;kode_lama\n${lines.join('\n')}\n`;
const ownList = csv([
  'KP;Kepegawaian;;;;',
  'KP.01;Formasi pegawai;1;2;musnah;800.1.1',
  'UM;Umum;2;3;permanen;',
]);

/** Sends a sheet as the administrator does. */
async function send<T>(
  path: string,
  query: Record<string, string>,
  body: string,
  by = office.admin,
): Promise<T> {
  const answer = await house.server.inject({
    method: 'POST',
    url: `${path}?${new URLSearchParams(query)}`,
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/octet-stream' },
    payload: body,
  });
  return answer.json<T>();
}
const sendList = (query: Record<string, string>, body = ownList) =>
  send<ScheduleImport>(
    '/api/archive/classification-versions',
    { basis: 'Perbup 7/2027', scheme: 'letters', startsOn: '2027-01-01', ...query },
    body,
  );

/** What other modules are told of the agency. */
const asked = <T>(
  work: (tx: Parameters<Parameters<typeof transact>[3]>[0]) => Promise<T>,
  agency = office.agencyId,
) => transact(house.house.appPool, { agency, person: office.staff.personId }, 'read', work);

describe('an agency without a list of its own', () => {
  it('uses that of the product, of which nothing is copied', async () => {
    expect(await asked((tx) => classificationTitle(tx, '000.1.1', '2026-11-21'))).toBe('Telekomunikasi');
    expect(await asked((tx) => isClassification(tx, 'KP.01', '2026-11-21'))).toBe(false);
    expect((await asked((tx) => findClassifications(tx, 'telekom', '2026-11-21')))[0]?.code).toBe('000.1.1');
    const { version, items } = await office.staff.call(classifications.browse, { under: '000' });
    expect(version).toBeNull();
    expect(items[0]).toMatchObject({ code: '000.1', title: 'Ketatausahaan dan Kerumahtanggaan' });
    expect(await house.owner('select from archive.classification')).toHaveLength(0);
  });

  it('has no code that is not in it', async () => {
    expect(await codeOf(office.staff.call(classifications.browse, { under: 'KP' }))).toBe('core.not-found');
    const letter = letterInput(office.regent.postId, { classificationCode: 'KP.01' });
    expect(await codeOf(office.registry.call(letters.register, letter))).toBe('core.invalid-input');
  });
});

describe('a list of the agency', () => {
  it('is told with its faults and its difference before it is set', async () => {
    const broken = await sendList(
      { dryRun: 'true' },
      csv(['KP;Kepegawaian;;;;', '1.2;Salah;;;;', 'UM;Umum;1;;musnah;']),
    );
    expect(broken).toMatchObject({ dryRun: true, written: false, rows: 3 });
    expect(broken.faults.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '3 archive.bad-code',
      '4 archive.rule-incomplete',
    ]);
    const sound = await sendList({ dryRun: 'true' });
    expect(sound).toMatchObject({ written: false, rows: 3, ruled: 2, faults: [] });
    expect(sound.difference).toMatchObject({ added: 2, moved: 1, removed: 2988 });
    expect((await office.staff.call(classifications.versions, {})).items).toEqual([]);
  });

  it('is not set by who may not, and never with a fault', async () => {
    const refused = await send<{ code: string }>(
      '/api/archive/classification-versions',
      { basis: 'X', scheme: 'letters', startsOn: '2027-01-01' },
      ownList,
      office.registry,
    );
    expect(refused.code).toBe('core.forbidden');
    expect(await sendList({}, csv(['KP;;;;;']))).toMatchObject({ written: false });
    expect((await office.staff.call(classifications.versions, {})).items).toEqual([]);
  });

  it('is used from its first day on, and the list before it for days before', async () => {
    expect(await sendList({})).toMatchObject({ written: true, rows: 3 });
    expect(await asked((tx) => classificationTitle(tx, 'KP.01', '2027-01-01'))).toBe('Formasi pegawai');
    expect(await asked((tx) => isClassification(tx, '000.1.1', '2027-01-01'))).toBe(false);
    expect(await asked((tx) => classificationTitle(tx, '000.1.1', '2026-12-31'))).toBe('Telekomunikasi');
    const { items } = await office.staff.call(classifications.browse, { day: '2027-01-01' });
    expect(items.map(({ code, below, rule }) => [code, below, rule?.fate ?? null])).toEqual([
      ['KP', 1, null],
      ['UM', 0, 'permanent'],
    ]);
  });

  it('says what letters may be filed under, for this agency alone', async () => {
    const other = await smallOffice(house);
    expect(await asked((tx) => isClassification(tx, 'KP.01', '2027-01-01'), other.agencyId)).toBe(false);
    const clock = fixedClock(house.clock.now());
    house.clock.set('2027-02-01T01:00:00Z');
    const { id } = await office.registry.call(
      letters.register,
      letterInput(office.regent.postId, { classificationCode: 'KP.01' }),
    );
    expect((await office.regent.call(letters.open, { letterId: id })).classificationTitle).toBe(
      'Formasi pegawai',
    );
    house.clock.set(clock.now());
  });

  it('has access rules, taken in once', async () => {
    const [version] = (await office.staff.call(classifications.versions, {})).items;
    const path = `/api/archive/classification-versions/${version!.id}/access-rules`;
    const sheet =
      'kode;klasifikasi_keamanan;hak_akses;dasar_pertimbangan\nKP;T;penentu kebijakan;Data pribadi\n';
    expect(await send<AccessImport>(path, { dryRun: 'true' }, sheet)).toMatchObject({
      written: false,
      faults: [],
    });
    expect(await send<AccessImport>(path, {}, sheet)).toMatchObject({ written: true, rows: 1 });
    expect(await send<{ code: string }>(path, {}, sheet)).toMatchObject({ code: 'archive.access-rules-set' });
    const { items } = await office.staff.call(classifications.browse, { under: 'KP', day: '2027-01-01' });
    expect(items).toMatchObject([{ code: 'KP.01', securityClass: 'T' }]);
  });

  it('ends the one before it, and none is set where one was used already', async () => {
    expect(await sendList({ startsOn: '2026-06-01' })).toMatchObject({
      code: 'archive.version-starts-in-the-past',
    });
    const adopted = await office.admin.call(classifications.adopt, {
      basis: 'Perbup 9/2028',
      startsOn: '2028-01-01',
    });
    expect(adopted).toMatchObject({ supplied: true, startsOn: '2028-01-01', endsBefore: null });
    const { items } = await office.staff.call(classifications.versions, {});
    expect(items.map(({ basis, endsBefore }) => [basis, endsBefore])).toEqual([
      ['Perbup 9/2028', null],
      ['Perbup 7/2027', '2028-01-01'],
    ]);
    expect(await asked((tx) => classificationTitle(tx, '000.1.1', '2028-01-01'))).toBe('Telekomunikasi');
  });
});
