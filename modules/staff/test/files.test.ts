import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entries } from '../contract/entries.ts';
import { files } from '../contract/files.ts';
import { child, grade, refusal, staffOffice, uploaded } from './staff-office.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  [office, other] = [await staffOffice(house), await staffOffice(house)];
});
afterAll(() => house.close());

const of = (who: { personId: SmallOffice['staff']['personId'] }) => ({ personId: who.personId });
const gradesIn = async (on: string) =>
  (await office.head.call(files.show, { ...of(office.division), on })).holds.grade?.name ?? null;
const eventsOf = (type: string) =>
  house.owner<{ payload: Record<string, unknown> }>(
    'select payload from core.event where type = $1 and agency_id = $2 order by id',
    [type, office.agencyId],
  );

describe('the history of an employee', () => {
  test('tells what holds on each day, and a wrong entry stays beside the one that stands for it', async () => {
    const { head, division } = office;
    await head.call(entries.add, { ...of(division), ...grade('2015-04-01', '31') });
    const wrong = await head.call(entries.add, { ...of(division), ...grade('2019-04-01', '33', 4) });
    expect(await gradesIn('2026-11-21')).toBe('III/c');

    const right = {
      ...of(division),
      entryId: wrong.id,
      ...grade('2019-10-01', '32', 4),
      reason: 'Salah ketik',
    };
    const corrected = await head.call(entries.correct, right);
    expect(corrected.replaces).toEqual({ id: wrong.id, reason: 'Salah ketik' });
    expect(await Promise.all(['2015-03-31', '2019-04-01', '2019-10-01'].map(gradesIn))).toEqual([
      ...[null, 'III/a', 'III/b'],
    ]);
    const shown = await head.call(files.show, of(division));
    expect(shown.entries.map(({ id, stands }) => [id, stands])).toContainEqual([wrong.id, false]);
    expect(shown.entries).toHaveLength(3);
    expect(await refusal(head.call(entries.correct, right))).toBe('staff.entry-replaced');
    expect(await eventsOf('staff-entry.corrected')).toEqual([
      {
        payload: {
          ...{ personId: division.personId, entryId: corrected.id, kind: 'grade', asked: false },
          replacesId: wrong.id,
        },
      },
    ]);
  });

  test('holds no more what was taken back', async () => {
    const { head, staff } = office;
    const content = { kind: 'award' as const, details: { name: 'Satyalancana', givenBy: 'Presiden' } };
    const added = await head.call(entries.add, { ...of(staff), content, startsOn: '2020-08-17' });
    const back = await head.call(entries.withdraw, { ...of(staff), entryId: added.id, reason: 'Orang lain' });
    expect(back.content).toBeNull();
    const shown = await head.call(files.show, of(staff));
    expect(shown.entries.map(({ id, stands }) => ({ id, stands }))).toEqual([
      { id: back.id, stands: true },
      { id: added.id, stands: false },
    ]);
  });

  test('says what comes, with why and by which law', async () => {
    const { head, division } = office;
    const { outlook } = await head.call(files.show, { ...of(division), on: '2026-11-21' });
    expect(outlook.gradeService).toEqual({ years: 11, months: 1 });
    expect(outlook.milestones.map(({ what, day, why }) => [what, day, why[0]])).toEqual([
      ['salary-increase', '2027-10-01', 'service-of-decree'],
      ['promotion', null, 'not-yet-permanent'],
      ['retirement', null, 'level-unknown'],
    ]);
  });

  test('keeps its proof, which its own person reads too', async () => {
    const { head, staff, division } = office;
    const fileId = await uploaded(house, head);
    const { id } = await head.call(entries.add, { ...of(staff), ...grade('2024-04-01', '31'), fileId });
    const read = async (token: string) =>
      (
        await house.server.inject({
          url: `/api/staff/files/${staff.personId}/entries/${id}/proof`,
          headers: { authorization: `Bearer ${token}` },
        })
      ).statusCode;
    expect([await read(staff.token), await read(head.token), await read(division.token)]).toEqual([
      200, 200, 404,
    ]);
  });

  test('is kept by nobody for themselves, nor by who has the right elsewhere', async () => {
    const { head, admin, regent } = office;
    const add = (call: typeof head.call, who: typeof head) =>
      refusal(call(entries.add, { ...of(who), ...grade('2024-04-01', '31') }));
    expect(await add(head.call, head)).toBe('staff.own-file');
    expect(await add(head.call, regent)).toBe('core.not-found');
    expect(await add(other.admin.call, regent)).toBe('core.not-found');
    expect(await refusal(head.call(files.show, of(regent)))).toBe('core.not-found');
    expect(await refusal(regent.call(files.show, of(head)))).toBe('core.forbidden');
    expect(await add(admin.call, regent)).toBe('not refused');
  });

  test('takes no entry that cannot be', async () => {
    const { head, staff } = office;
    const add = (more: object) =>
      refusal(head.call(entries.add, { ...of(staff), ...grade('2024-04-01', '31'), ...more }));
    expect(await add({ lastDay: '2024-03-31' })).toBe('staff.last-day-before-first');
    expect(await add({ decreeDay: null })).toBe('staff.decree-incomplete');
    expect(await add(grade('2024-04-01', 'IX'))).toBe('staff.grade-of-other-employment');
  });
});

describe('the directory', () => {
  test('tells everybody of the agency who serves with which grade, without numbers', async () => {
    const page = await office.staff.call(files.directory, { search: 'Bidang' });
    expect(page.items).toEqual([
      {
        id: office.division.personId,
        fullName: 'Kepala Bidang Uji',
        employment: 'pns',
        grade: { code: '32', name: 'III/b', rank: 'Penata Muda Tingkat I' },
        posts: [expect.objectContaining({ name: 'Kepala Bidang', capacity: 'definitive' })],
        can: { open: false },
      },
    ]);
    const seen = await office.head.call(files.directory, { size: 100 });
    const openable = seen.items.filter(({ can }) => can.open).map(({ id }) => id);
    expect(openable.toSorted()).toEqual([office.division.personId, office.staff.personId].toSorted());
    // Nor are they found by one.
    expect((await office.staff.call(files.directory, { search: '1980' })).items).toEqual([]);
    const { items } = await other.staff.call(files.directory, { size: 100 });
    expect(items.map(({ id }) => id)).not.toContain(office.division.personId);
  });

  test('leaves out who is no longer in service', async () => {
    const before = (await other.staff.call(files.directory, {})).items.length;
    await house.owner(`update organization.person set active_until = '2026-11-20' where id = $1`, [
      other.division.personId,
    ]);
    expect((await other.staff.call(files.directory, {})).items).toHaveLength(before - 1);
  });

  test('goes with the reference data of grades, echelons and education', async () => {
    const reference = await office.staff.call(files.reference, {});
    expect(reference.grades).toHaveLength(34);
    expect(reference.educationLevels.find(({ code }) => code === '40')).toEqual({
      code: '40',
      name: 'S-1/Sarjana',
      ceiling: { code: '34', name: 'III/d', rank: 'Penata Tingkat I' },
    });
  });
});

describe('the own file', () => {
  test('is shown whole to its person', async () => {
    await office.admin.call(entries.add, { ...of(office.staff), ...child('Anak Pertama') });
    const own = await office.staff.call(files.showOwn, {});
    expect(own.entries.filter(({ kind }) => kind === 'family')).toHaveLength(1);
    expect(own.can).toEqual({ manage: false, readPrivate: false });
  });
});
