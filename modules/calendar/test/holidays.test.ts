import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { type HolidayImport, holidays, ramadans } from '../contract/holidays.ts';
import { nthWorkingDayOf } from '../server/calendar.api.ts';
import { basis, calendarOffice, refusal } from './calendar-office.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await calendarOffice(house);
});
afterAll(() => house.close());

const yearOf = (year: number, more = {}) => office.staff.call(holidays.list, { year, ...more });
const regional = (day: string, name: string) => ({
  ...{ unitId: office.deptId, day, name, kind: 'regional' as const },
  ...basis,
});

async function upload(query: Record<string, string>, body: string, token = office.admin.token) {
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/calendar/holidays/import?${new URLSearchParams({ ...basis, ...query })}`,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': crypto.randomUUID(),
      'content-type': 'application/octet-stream',
    },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json<HolidayImport & { code?: string }>() };
}

const sheet =
  'Tanggal;Nama;Jenis\n2027-01-01;Tahun Baru 2027 Masehi;Libur nasional\n2027-03-10;Idul Fitri 1448 H;Libur nasional\n11/03/2027;Cuti bersama Idul Fitri;Cuti bersama\n';

describe('national days', () => {
  test('come with the product, with the decision of the three ministers', async () => {
    const { known, items, former } = await yearOf(2026);
    expect({ known, days: items.length, former: former.length }).toEqual({
      known: true,
      days: 25,
      former: 0,
    });
    expect(items[0]).toMatchObject({ name: 'Tahun Baru 2026 Masehi', basis: { recordedAt: null } });
    expect(items[0]!.basis.number).toContain('1497 Tahun 2025');
    expect(await yearOf(2027)).toMatchObject({ known: false, items: [] });
  });

  test('that are corrected keep what stood before, and the other days of the year', async () => {
    const day = '2026-12-24';
    await office.admin.call(holidays.set, {
      day,
      name: 'Cuti bersama tambahan',
      kind: 'collective',
      ...basis,
    });
    const after = await yearOf(2026);
    expect(after.items.length).toBe(25);
    expect(after.items.find((one) => one.day === day)).toMatchObject({
      name: 'Cuti bersama tambahan',
      basis: { number: basis.basisNumber, decidedBy: basis.decidedBy },
    });
    expect(after.items[0]!.basis.recordedAt).toBeNull();
    expect(after.former.map((one) => [one.day, one.withdrawal.number])).toEqual([[day, basis.basisNumber]]);

    await office.admin.call(holidays.withdraw, { day, ...basis });
    expect((await yearOf(2026)).items.length).toBe(24);
    expect(await refusal(office.admin.call(holidays.withdraw, { day, ...basis }))).toBe(
      'calendar.no-such-holiday',
    );
    const events = await house.owner<{ type: string }>(
      `select type from core.event where agency_id = $1 and type like 'holiday%' order by id`,
      [office.agencyId],
    );
    expect(events.map(({ type }) => type)).toEqual(['holiday.set', 'holiday.withdrawn']);
  });

  test('of a coming year are imported after a trial that writes nothing', async () => {
    const trial = await upload({ year: '2027', dryRun: 'true' }, sheet);
    expect(trial.body).toMatchObject({ written: false, rows: 3, unchanged: 0, faults: [] });
    expect(trial.body.changes.map(({ kind, past }) => [kind, past])).toEqual(Array(3).fill(['added', false]));
    expect((await yearOf(2027)).known).toBe(false);

    expect((await upload({ year: '2027' }, sheet)).body.written).toBe(true);
    expect((await yearOf(2027)).items.map(({ kind }) => kind)).toEqual([
      'national',
      'national',
      'collective',
    ]);
    const again = await upload(
      { year: '2027' },
      sheet.replace('2027-03-10;Idul Fitri', '2027-03-10;Hari Raya Idul Fitri'),
    );
    expect(again.body).toMatchObject({ written: true, unchanged: 2, changes: [{ kind: 'changed' }] });
  });

  test('with a fault in any row are not imported at all', async () => {
    const faulty = await upload({ year: '2027' }, `${sheet}2026-12-25;Natal;Libur nasional\n`);
    expect(faulty.body).toMatchObject({
      written: false,
      faults: [{ row: 5, column: 'tanggal', code: 'calendar.row-outside-year' }],
    });
    expect((await yearOf(2027)).known).toBe(false);
    const headless = await upload({ year: '2027' }, 'Hari;Nama\n2027-01-01;Tahun Baru\n');
    expect(headless.body.code).toBe('organization.sheet-column-missing');
  });

  test('are changed by who holds the right on the agency alone', async () => {
    const day = { day: '2026-12-28', name: 'Cuti bersama', kind: 'collective' as const, ...basis };
    expect(await refusal(office.head.call(holidays.set, day))).toBe('core.not-found');
    expect(await refusal(office.staff.call(holidays.set, day))).toBe('core.forbidden');
    expect((await upload({ year: '2027' }, sheet, office.head.token)).status).toBe(404);
    expect((await yearOf(2026)).former).toEqual([]);
  });
});

describe('regional days', () => {
  test('count for a unit and below, and for nobody above', async () => {
    await office.head.call(holidays.set, regional('2026-06-17', 'Galungan'));
    expect(
      (await yearOf(2026, { unitId: office.deptId })).items.find(({ day }) => day === '2026-06-17'),
    ).toMatchObject({
      ...{ name: 'Galungan', kind: 'regional' },
      unit: { id: office.deptId },
    });
    expect((await yearOf(2026, { unitId: office.unitId })).items.length).toBe(25);
    const due = (unitId: typeof office.unitId) =>
      house.system(office.agencyId, ({ tx }) => nthWorkingDayOf(tx, unitId, '2026-06-15', 1));
    // 16 June is 1 Muharam.
    expect((await due(office.unitId)).day).toBe('2026-06-17');
    expect((await due(office.deptId)).day).toBe('2026-06-18');
  });

  test('are of their unit, and national ones of the nation', async () => {
    const wrong = { ...regional('2026-06-17', 'Galungan'), kind: 'national' as const };
    expect(await refusal(office.head.call(holidays.set, wrong))).toBe('calendar.kind-not-of-scope');
    const above = { ...regional('2026-06-17', 'Galungan'), unitId: office.unitId };
    expect(await refusal(office.head.call(holidays.set, above))).toBe('core.not-found');
  });

  test('are imported for a unit without a kind', async () => {
    const days = 'Tanggal,Nama\n2026-06-17,Galungan\n2026-06-27,Kuningan\n';
    const done = await upload({ year: '2026', unitId: office.deptId }, days, office.head.token);
    expect(done.body).toMatchObject({ written: true, changes: [{ past: true }, { past: true }] });
    expect((await yearOf(2026, { unitId: office.deptId })).items.length).toBe(27);
  });
});

describe('the days of Ramadan', () => {
  const days = { startsOn: '2027-02-08', lastDay: '2027-03-09', ...basis };
  test('are entered by a person, and corrected by the next one', async () => {
    await office.admin.call(ramadans.set, days);
    await office.admin.call(ramadans.set, { ...days, startsOn: '2027-02-09' });
    const { ramadans: all } = await yearOf(2027);
    expect(all.map(({ startsOn, withdrawal }) => [startsOn, withdrawal !== null])).toEqual([
      ['2027-02-08', true],
      ['2027-02-09', false],
    ]);
    const { id: ramadanId } = all[1]!;
    await office.admin.call(ramadans.withdraw, { ramadanId, ...basis });
    expect(await refusal(office.admin.call(ramadans.withdraw, { ramadanId, ...basis }))).toBe(
      'calendar.withdrawn-already',
    );
  });

  test('are as many as a month has', async () => {
    expect(await refusal(office.admin.call(ramadans.set, { ...days, lastDay: '2027-04-09' }))).toBe(
      'calendar.ramadan-length',
    );
    expect(await refusal(office.admin.call(ramadans.set, { ...days, lastDay: '2027-01-09' }))).toBe(
      'calendar.last-day-before-first',
    );
    expect(await refusal(office.head.call(ramadans.set, days))).toBe('core.not-found');
  });
});
