import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { type BalanceImport, balances } from '../contract/balances.ts';
import { calendars } from '../contract/calendars.ts';
import { requests } from '../contract/requests.ts';
import { settings } from '../contract/settings.ts';
import { ask, granted, leaveOffice, refusal, threeDays } from './leave-office.ts';

let house: TestHouse;
let office: SmallOffice;
let other: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await leaveOffice(house);
  other = await leaveOffice(house);
});
afterAll(() => house.close());

const opening = { year: 2025, kind: 'opening', days: 4, taken: 8, reason: 'Kartu cuti' } as const;

describe('a balance', () => {
  test('is explained line by line, and adds up', async () => {
    const { staff, admin } = office;
    const { personId } = staff;
    const before = await staff.call(balances.show, {});
    expect([before.balance.openingKnown, before.balance.left, before.can.manage]).toEqual([
      false,
      { 'n-2': 0, 'n-1': 0, n: 12 },
      false,
    ]);
    await admin.call(balances.enter, { personId, ...opening });
    await admin.call(balances.enter, {
      personId,
      year: 2026,
      kind: 'collective-worked',
      days: 1,
      reason: 'Piket',
    });
    await admin.call(balances.enter, {
      personId,
      year: 2026,
      kind: 'adjustment',
      days: -0.5,
      reason: 'Salah catat',
    });
    const { balance, entries } = await staff.call(balances.show, {});
    expect(balance.left).toEqual({ 'n-2': 0, 'n-1': 4, n: 12.5 });
    for (const part of ['n-2', 'n-1', 'n'] as const)
      expect(
        balance.lines
          .filter((line) => line.part === part && line.unit === 'working-day')
          .reduce((sum, { amount }) => sum + amount, 0),
      ).toBe(balance.left[part]);
    expect(balance.lines.map(({ code, basis }) => [code, basis?.article ?? null])).toEqual([
      ['carried', '313 (1)'],
      ['right-of-year', '311'],
      ['collective-worked', '333 (3)'],
      ['adjusted', null],
      ['remote-place', '312'],
    ]);
    expect(entries.map(({ kind, enteredBy }) => [kind, enteredBy.id])).toEqual([
      ['opening', admin.personId],
      ['collective-worked', admin.personId],
      ['adjustment', admin.personId],
    ]);
  });

  test('is entered by personnel alone, for others, in eighths', async () => {
    const { staff, admin, head } = office;
    const enter = (who: Official, fields: object) =>
      refusal(who.call(balances.enter, { personId: staff.personId, ...opening, ...fields }));
    expect(await enter(head, {})).toBe('core.forbidden');
    expect(await enter(admin, { personId: admin.personId })).toBe('leave.own-leave');
    expect(await enter(admin, { days: 0.3 })).toBe('leave.not-eighths');
    expect(await enter(admin, { days: -1 })).toBe('core.invalid-input');
    expect(await enter(other.admin, {})).toBe('core.not-found');
  });

  test('is shown to its person, to personnel and to who may see the leave of the unit', async () => {
    const { staff, admin, head, division, registry } = office;
    const show = (who: Official, personId = staff.personId) => refusal(who.call(balances.show, { personId }));
    expect(await Promise.all([staff, admin, head].map((who) => show(who)))).toEqual(
      Array(3).fill('not refused'),
    );
    expect(await Promise.all([division, registry, other.admin].map((who) => show(who)))).toEqual(
      Array(3).fill('core.not-found'),
    );
    expect(await show(staff, head.personId)).toBe('core.not-found');
  });

  test('of all people of a unit is read by page', async () => {
    const { head, admin, staff, deptId, unitId } = office;
    const { items, next } = await head.call(balances.ofUnit, { unitId: deptId, size: 2 });
    expect([items.length, next === null]).toEqual([2, false]);
    const rest = await head.call(balances.ofUnit, { unitId: deptId, size: 2, cursor: next! });
    const all = [...items, ...rest.items];
    expect(all).toHaveLength(3);
    expect(all.find(({ person }) => person.id === staff.personId)?.total).toBe(16.5);
    expect(await refusal(head.call(balances.ofUnit, { unitId }))).toBe('core.not-found');
    expect(await refusal(staff.call(balances.ofUnit, { unitId: deptId }))).toBe('core.not-found');
    expect((await admin.call(balances.ofUnit, { unitId })).items.length).toBeGreaterThan(3);
  });
});

describe('opening balances from a sheet', () => {
  const post = async (who: Official, text: string, dryRun: boolean) => {
    const answer = await house.server.inject({
      method: 'POST',
      url: `/api/leave/balances/import?dryRun=${dryRun}`,
      headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(text),
    });
    return answer.json<BalanceImport & { code?: string }>();
  };
  const nipOf = async ({ personId }: Official) =>
    (await house.owner<{ nip: string }>('select nip from organization.person where id = $1', [personId]))[0]!
      .nip;
  const heading = 'NIP;Tahun;Sisa;Sisa tahun sebelumnya;Diambil;Ditangguhkan\n';

  test('are tried, told with the difference, and written once', async () => {
    const { admin, head, division } = office;
    const sheet = `${heading}${await nipOf(head)};2025;12;0;0;0\n${await nipOf(division)};2025;"2,5";;9,5;\n`;
    const tried = await post(admin, sheet, true);
    expect(tried).toMatchObject({ dryRun: true, written: false, rows: 2, added: 2, faults: [] });
    expect(tried.changes.map(({ before, after }) => [before, after])).toEqual([
      [null, 12],
      [null, 2.5],
    ]);
    expect(await post(admin, sheet, false)).toMatchObject({ written: true, added: 2 });
    expect(await post(admin, sheet, false)).toMatchObject({ written: true, added: 0, unchanged: 2 });
    const { balance } = await head.call(balances.show, {});
    expect(balance.left['n-1']).toBe(6);
  });

  test('tell every fault of every row, and write nothing then', async () => {
    const { admin, staff } = office;
    const known = await nipOf(staff);
    const sheet = `${heading}${known};2024;3\n${known};2024;4\n123;2024;1\n${await nipOf(other.staff)};2024;1\n${await nipOf(admin)};2024;1\n${known};2023;0,3\n`;
    const answer = await post(admin, sheet, false);
    expect([answer.written, answer.faults.map(({ row, code }) => [row, code])]).toEqual([
      false,
      [
        [3, 'leave.row-twice'],
        [4, 'leave.row-number-invalid'],
        [5, 'leave.row-number-unknown'],
        [6, 'leave.row-own'],
        [7, 'organization.row-not-a-number'],
      ],
    ]);
    expect((await staff.call(balances.show, {})).entries.filter(({ year }) => year === 2024)).toEqual([]);
    expect((await post(admin, 'NIP;Tahun\n1;2\n', false)).code).toBe('organization.sheet-column-missing');
    expect((await post(office.head, sheet, true)).code).toBe('core.forbidden');
  });
});

describe('the preview of a request', () => {
  const preview = (who: Official, fields: object = {}) =>
    who.call(requests.preview, { ...threeDays, ...fields } as never);

  test('tells what it costs, out of which part, and who considers and decides', async () => {
    const { staff, division, head } = office;
    const {
      charged,
      workingDays,
      balances: years,
      superior,
      official,
      refusals,
      backOn,
    } = await preview(staff);
    expect([charged, workingDays, refusals, backOn]).toEqual([3, 3, [], '2026-12-10']);
    expect([superior?.id, official?.id]).toEqual([division.postId, head.postId]);
    expect(years.map(({ before, after }) => [before.left, after.left])).toEqual([
      [
        { 'n-2': 0, 'n-1': 4, n: 12.5 },
        { 'n-2': 0, 'n-1': 1, n: 12.5 },
      ],
    ]);
    expect(await house.owner('select id from leave.request where agency_id = $1', [office.agencyId])).toEqual(
      [],
    );
  });

  test('counts by the calendar: holidays and collective leave are free, weekends too', async () => {
    // 24 December is collective leave and 25 a holiday (SKB 1497/2025); 26 and 27 are a weekend.
    const { charged } = await preview(office.staff, { first: '2026-12-23', last: '2026-12-28' });
    expect(charged).toBe(2);
    const { refusals } = await preview(office.staff, { first: '2026-12-24', last: '2026-12-27' });
    expect(refusals.map(({ code }) => code)).toEqual(['leave.no-working-day']);
  });

  test('tells every refusal with its article', async () => {
    const { refusals } = await preview(office.staff, {
      kind: 'important-reason',
      first: '2026-12-07',
      last: '2027-02-09',
    });
    expect(refusals.map(({ code, basis }) => [code, basis?.article])).toEqual([
      ['leave.reason-missing', '328'],
      ['leave.too-long', '328'],
    ]);
    const half = await preview(office.staff, { first: '2026-12-07', last: '2026-12-07', half: 'morning' });
    expect(half.refusals.map(({ code }) => code)).toEqual(['leave.part-of-day-not-allowed']);
  });

  test('warns where the unit would be short, and names who is away', async () => {
    const { staff, division, admin, deptId } = office;
    await admin.call(settings.setStaffing, { unitId: deptId, percent: 100 });
    expect((await preview(staff)).shortDays).toHaveLength(3);
    await admin.call(settings.setStaffing, { unitId: deptId, people: 2 });
    expect((await preview(staff)).shortDays).toEqual([]);
    await ask(division, { first: '2026-12-08', last: '2026-12-08' });
    const { shortDays, alsoAway } = await preview(staff);
    expect([shortDays, alsoAway.map(({ person }) => person.id)]).toEqual([
      [{ day: '2026-12-08', present: 1, least: 2 }],
      [division.personId],
    ]);
    expect(await refusal(division.call(settings.setStaffing, { unitId: deptId, people: 0 }))).toBe(
      'core.forbidden',
    );
  });

  test('offers colleagues to stand in, and says who is away', async () => {
    const { staff, division } = office;
    const { items } = await staff.call(requests.substitutes, { first: '2026-12-08', last: '2026-12-08' });
    expect(items.map(({ id }) => id)).not.toContain(staff.personId);
    expect(items.find(({ id }) => id === division.personId)?.away).toBe(true);
    const { substituteFault } = await preview(staff, { substituteId: division.personId });
    expect(substituteFault).toBe('leave.substitute-away');
    expect(await refusal(ask(staff, { substituteId: division.personId }))).toBe('leave.substitute-away');
    expect(await refusal(ask(staff, { substituteId: other.staff.personId }))).toBe('core.not-found');
  });

  test('offers the kinds of the law, by employment and gender', async () => {
    const { staff } = office;
    const { items, halfDays } = await staff.call(requests.offer, {});
    expect([items.map(({ kind }) => kind), halfDays]).toEqual([
      ['annual', 'long', 'sick', 'important-reason', 'unpaid'],
      false,
    ]);
    await house.owner("update organization.person set kind = 'pppk' where id = $1", [staff.personId]);
    expect((await staff.call(requests.offer, {})).items.map(({ kind }) => kind)).toEqual(['annual', 'sick']);
    await house.owner("update organization.person set kind = 'other' where id = $1", [staff.personId]);
    expect(await refusal(staff.call(requests.offer, {}))).toBe('leave.not-civil-servant');
    await house.owner("update organization.person set kind = 'pns' where id = $1", [staff.personId]);
  });
});

describe('the calendar of a unit', () => {
  const month = { from: '2026-12-01', until: '2026-12-31' };

  test('shows its members who is away, and kinds to who may see them', async () => {
    const { staff, head, division, registry, deptId } = office;
    const { id } = await granted(office, staff, { first: '2026-12-14', last: '2026-12-15' });
    const shown = async (who: Official) => {
      const { people } = await who.call(calendars.ofUnit, { unitId: deptId, ...month });
      return people.find(({ person }) => person.id === staff.personId)!.absences;
    };
    const days = { first: '2026-12-14', last: '2026-12-15', half: null, hours: null, granted: true };
    expect(await shown(head)).toEqual([{ ...days, requestId: id, kind: 'annual' }]);
    // The superior has considered it; who is only of the same office sees the days.
    expect(await shown(division)).toEqual([{ ...days, requestId: id, kind: 'annual' }]);
    expect(await shown(registry)).toEqual([{ ...days, requestId: null, kind: null }]);
    const { days: grid, people } = await head.call(calendars.ofUnit, { unitId: deptId, ...month });
    expect(people).toHaveLength(3);
    expect(grid.filter(({ day }) => day >= '2026-12-11' && day <= '2026-12-15')).toEqual([
      { day: '2026-12-11', working: true, present: 3, isShort: false },
      { day: '2026-12-12', working: false, present: 0, isShort: false },
      { day: '2026-12-13', working: false, present: 0, isShort: false },
      { day: '2026-12-14', working: true, present: 2, isShort: false },
      { day: '2026-12-15', working: true, present: 2, isShort: false },
    ]);
    expect(await refusal(other.staff.call(calendars.ofUnit, { unitId: deptId, ...month }))).toBe(
      'core.not-found',
    );
    expect(
      await refusal(head.call(calendars.ofUnit, { unitId: deptId, from: '2026-01-01', until: '2026-12-31' })),
    ).toBe('leave.span-too-long');
  });
});

describe('what the agency decides', () => {
  test('is set by who may, and balances are reckoned by it', async () => {
    const { admin, head, regent, staff } = office;
    const { settings: usual, can } = await admin.call(settings.show, {});
    expect([can.configure, usual.halfDays, usual.authorityPostId]).toEqual([true, false, null]);
    expect(await refusal(head.call(settings.set, usual))).toBe('core.forbidden');
    const foreign = { ...usual, authorityPostId: other.regent.postId };
    expect(await refusal(admin.call(settings.set, foreign))).toBe('leave.authority-unknown');
    await admin.call(settings.set, { ...usual, halfDays: true, authorityPostId: regent.postId });
    const day = { first: '2026-12-21', last: '2026-12-21', half: 'afternoon' } as const;
    expect((await ask(staff, day)).confided?.charged).toBe(0.5);
    expect((await other.admin.call(settings.show, {})).settings.halfDays).toBe(false);
  });

  test('is delegated to a post or to the heads of a kind of unit, with a decree, until it ends', async () => {
    const { admin, secretary, staff } = office;
    const decree = {
      kinds: ['important-reason'] as const,
      decreeNumber: 'SK 9/2026',
      startsOn: '2026-11-01',
    };
    const delegate = (fields: object) => admin.call(settings.delegate, { ...decree, ...fields } as never);
    expect(await refusal(delegate({}))).toBe('leave.one-delegate');
    expect(await refusal(delegate({ postId: other.head.postId }))).toBe('core.not-found');
    const { id: delegationId } = await delegate({ postId: secretary.postId });
    const asked = {
      kind: 'important-reason',
      reason: 'marriage',
      first: '2026-12-22',
      last: '2026-12-23',
    } as const;
    const decides = async () => (await staff.call(requests.preview, { ...asked })).official?.id;
    expect(await decides()).toBe(secretary.postId);
    await admin.call(settings.endDelegation, { delegationId, lastDay: '2026-11-20' });
    expect(await decides()).toBe(office.regent.postId);
    expect(await refusal(admin.call(settings.endDelegation, { delegationId, lastDay: '2026-11-20' }))).toBe(
      'leave.delegation-ended',
    );
    expect(
      (await staff.call(settings.delegations, {})).items.map(({ decreeNumber }) => decreeNumber),
    ).toContain('SK 9/2026');
  });
});
