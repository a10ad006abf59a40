import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { unitZones } from '#modules/calendar/contract/assignments.ts';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { calendars } from '../contract/calendars.ts';
import { deskCounters } from '../contract/desk-counters.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import { requests } from '../contract/requests.ts';
import { leaveDaysOf } from '../server/leave.api.ts';
import { carryOnLeave } from '../server/schedules/carry-on-leave.ts';
import { closeStandIn, openStandIn } from '../server/subscribers/keep-posts-of-heads.ts';
import { ask, granted, leaveOffice, moveTo, plhOf, refusal } from './leave-office.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await leaveOffice(house);
});
afterAll(() => house.close());

/** The schedule, as the clock of the house runs it. */
const carryOn = () =>
  carryOnLeave.run({
    ...house.house.services,
    ...{ locale: 'id', requestId: 'test', signal: new AbortController().signal },
    actor: {
      kind: 'system',
      agencyId: office.agencyId,
      zone: 'Asia/Jakarta',
      personId: null,
      sessionId: null,
      factorAt: null,
      posts: [],
      grants: [],
      path: [],
    },
    transact: (_mode: 'read' | 'write', work: (ctx: never) => Promise<unknown>) =>
      house.system(office.agencyId, (ctx) => work(ctx as never)),
  } as never);

/** Leave of the head of department, whom the registry stands in for; the regent decides. */
async function leaveOfHead(fields: object = {}) {
  const { head, registry, secretary, regent } = office;
  const { id: requestId } = await ask(head, { substituteId: registry.personId, ...fields });
  await registry.call(requests.takeStep, { requestId, step: { act: 'accept-substitution' } });
  await secretary.call(requests.takeStep, { requestId, step: { act: 'consider', opinion: 'approved' } });
  await regent.call(requests.decide, { requestId, decision: 'approved' });
  await house.runJobs();
  return requestId;
}
const plh = async () =>
  (await plhOf(house, office.registry.personId)).map((one) => [
    one.post_id,
    one.starts_at.toISOString(),
    one.ends_at.toISOString(),
  ]);
const notices = async ({ call }: Official) =>
  (await call(notifications.list, {})).items
    .map(({ type }) => type)
    .filter((type) => type.startsWith('leave'));

describe('a head who is on leave', () => {
  const monday = ['2026-12-06T17:00:00.000Z', '2026-12-09T17:00:00.000Z'];

  test('is stood in for by a Plh. from the first minute of the first day to the last of the last', async () => {
    const id = await leaveOfHead();
    expect(await plh()).toEqual([[office.head.postId, ...monday]]);
    await moveTo(house, '2026-12-08T01:00:00Z');
    // The inbox and what is signed are those of the post: who stands in acts through it now, and decides about leave too.
    expect((await office.registry.call(deskCounters, {})).official).toBe(0);
    const { id: below } = await ask(office.staff, { first: '2026-12-21', last: '2026-12-21' });
    await office.division.call(requests.takeStep, {
      requestId: below,
      step: { act: 'consider', opinion: 'approved' },
    });
    const decided = await office.registry.call(requests.decide, { requestId: below, decision: 'approved' });
    expect(decided.state).toBe('granted');
    await office.staff.call(requests.takeStep, { requestId: below, step: { act: 'cancel' } });

    // An early return closes it with the day of return.
    await office.head.call(requests.takeStep, {
      requestId: id,
      step: { act: 'return-early', backOn: '2026-12-09' },
    });
    await house.runJobs();
    expect(await plh()).toEqual([[office.head.postId, monday[0], '2026-12-08T17:00:00.000Z']]);
    await moveTo(house, '2026-11-21T01:00:00Z');
  });

  test('is stood in for once, however often it is heard of, and not after it was taken back', async () => {
    const days = { first: '2027-01-11', last: '2027-01-12' };
    const id = await leaveOfHead(days);
    const before = await plh();
    const event = { payload: { requestId: id } } as never;
    for (let round = 0; round < 3; round++)
      await house.system(office.agencyId, (ctx) => openStandIn.handle(ctx, event));
    expect(await plh()).toEqual(before);
    await office.head.call(requests.takeStep, { requestId: id, step: { act: 'cancel' } });
    await house.runJobs();
    const closed = before.filter(([, starts]) => starts !== '2027-01-10T17:00:00.000Z');
    expect(await plh()).toEqual(closed);
    for (let round = 0; round < 2; round++) {
      await house.system(office.agencyId, (ctx) => closeStandIn.handle(ctx, event));
      await house.system(office.agencyId, (ctx) => openStandIn.handle(ctx, event));
    }
    expect(await plh()).toEqual(closed);
  });

  test('whose work dies half way is stood in for when it is tried again', async () => {
    const { head, registry, secretary, regent } = office;
    const { id: requestId } = await ask(head, {
      substituteId: registry.personId,
      first: '2027-01-18',
      last: '2027-01-19',
    });
    await registry.call(requests.takeStep, { requestId, step: { act: 'accept-substitution' } });
    await secretary.call(requests.takeStep, { requestId, step: { act: 'consider', opinion: 'approved' } });
    await regent.call(requests.decide, { requestId, decision: 'approved' });
    const event = { payload: { requestId } } as never;
    const before = await plh();
    const dies = house.system(office.agencyId, async (ctx) => {
      await openStandIn.handle(ctx, event);
      throw new Error('killed');
    });
    expect(await refusal(dies)).toBeUndefined();
    expect(await plh()).toEqual(before);
    await house.runJobs();
    expect(await plh()).toHaveLength(before.length + 1);
    await head.call(requests.takeStep, { requestId, step: { act: 'cancel' } });
    await house.runJobs();
  });

  test('is not stood in for twice where another acting official keeps the post', async () => {
    const { agencyId, head, admin } = office;
    await house.owner(
      `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at, ends_at)
       values ($1, gen_random_uuid(), $2, $3, 'plt', '2027-02-01', '2027-02-28')`,
      [agencyId, head.postId, admin.personId],
    );
    const before = await plh();
    await leaveOfHead({ first: '2027-02-08', last: '2027-02-09' });
    expect(await plh()).toEqual(before);
  });

  test('whose leave is moved is stood in for on the new days alone', async () => {
    const { head, registry, secretary, regent } = office;
    const old = await leaveOfHead({ first: '2027-03-01', last: '2027-03-03' });
    const { id } = await ask(head, {
      replacesId: old,
      substituteId: registry.personId,
      first: '2027-03-02',
      last: '2027-03-03',
    });
    await registry.call(requests.takeStep, { requestId: id, step: { act: 'accept-substitution' } });
    await secretary.call(requests.takeStep, {
      requestId: id,
      step: { act: 'consider', opinion: 'approved' },
    });
    await regent.call(requests.decide, { requestId: id, decision: 'approved' });
    await house.runJobs();
    expect((await plh()).filter(([, starts]) => starts! >= '2027-02-28')).toEqual([
      [head.postId, '2027-03-01T17:00:00.000Z', '2027-03-03T17:00:00.000Z'],
    ]);
  });
});

describe('who is told', () => {
  test('is whose turn it is, and in the end the employee, the superior and who stands in', async () => {
    const { staff, division, head, secretary } = office;
    const { id: requestId } = await ask(staff, {
      first: '2027-04-05',
      last: '2027-04-06',
      substituteId: secretary.personId,
    });
    await house.runJobs();
    expect((await notices(secretary))[0]).toBe('leave.submitted');
    await secretary.call(requests.takeStep, { requestId, step: { act: 'accept-substitution' } });
    await house.runJobs();
    expect((await notices(division))[0]).toBe('leave.substitution-accepted');
    await division.call(requests.takeStep, { requestId, step: { act: 'consider', opinion: 'approved' } });
    await house.runJobs();
    expect((await notices(head))[0]).toBe('leave.considered');
    await head.call(requests.decide, { requestId, decision: 'approved' });
    await house.runJobs();
    expect([(await notices(staff))[0], (await notices(division))[0], (await notices(secretary))[0]]).toEqual([
      'leave.granted',
      'leave.granted',
      'leave.granted',
    ]);
  });
});

describe('the daily work', () => {
  const stateOf = async (requestId: LeaveRequestId) =>
    (await office.admin.call(requests.open, { requestId })).state;

  test('finishes leave in the night after its last day, in the zone of the unit', async () => {
    const asked: Record<string, LeaveRequestId> = {};
    const basis = { basisNumber: '1', basisTitle: 'Zona', decidedBy: 'Bupati' };
    const { agencyId, deptId, admin } = office;
    await house.owner(
      `update organization.role set permissions = permissions || '{calendar.manage}' where agency_id = $1 and 'leave.configure' = any(permissions)`,
      [agencyId],
    );
    const days = {
      'Asia/Jakarta': ['2027-05-10', '2027-05-11'],
      'Asia/Makassar': ['2027-06-10', '2027-06-11'],
      'Asia/Jayapura': ['2027-07-08', '2027-07-09'],
    } as const;
    for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const) {
      const [first, last] = days[zone];
      const startsOn = `${first.slice(0, 8)}01`;
      await admin.call(unitZones.set, { unitId: deptId, zone, startsOn, ...basis });
      const { id } = await granted(office, office.staff, { first, last });
      asked[zone] = id;
    }
    // 23.59 and 00.00 of each zone: WIB 17.00 UTC, WITA 16.00, WIT 15.00.
    for (const [zone, day, hour] of [
      ['Asia/Jakarta', '2027-05-11', 17],
      ['Asia/Makassar', '2027-06-11', 16],
      ['Asia/Jayapura', '2027-07-09', 15],
    ] as const) {
      await moveTo(house, `${day}T${hour - 1}:59:00Z`);
      await carryOn();
      expect(await stateOf(asked[zone]!)).toBe('granted');
      await moveTo(house, `${day}T${hour}:00:00Z`);
      await carryOn();
      expect(await stateOf(asked[zone]!)).toBe('taken');
    }
    const finished = await house.owner<{ n: number }>(
      "select count(*)::int as n from core.event where type = 'leave.finished' and subject_id = any($1::uuid[])",
      [Object.values(asked)],
    );
    await carryOn();
    expect(finished).toEqual([{ n: 3 }]);
    expect(
      (await office.admin.call(requests.open, { requestId: asked['Asia/Jakarta']! })).confided?.steps.at(-1),
    ).toMatchObject({ act: 'finish', party: 'system', by: null });
    await moveTo(house, '2026-11-21T01:00:00Z');
  });

  test('hands on what lies with a post that nobody keeps any more', async () => {
    const { staff, division, head, agencyId } = office;
    const { id } = await ask(staff, { first: '2027-08-02', last: '2027-08-03' });
    await carryOn();
    expect((await staff.call(requests.open, { requestId: id })).superior.id).toBe(division.postId);
    await house.owner('update organization.holder set ends_at = $3 where agency_id = $1 and post_id = $2', [
      agencyId,
      division.postId,
      '2026-11-21T00:00:00Z',
    ]);
    await carryOn();
    const passed = await staff.call(requests.open, { requestId: id });
    // The head is superior and official now: considering and deciding are one.
    expect([passed.superior.id, passed.state, passed.confided?.steps.at(-1)?.act]).toEqual([
      head.postId,
      'awaiting-official',
      'pass-on',
    ]);
    expect((await head.call(requests.decide, { requestId: id, decision: 'approved' })).state).toBe('granted');
    await house.owner('update organization.holder set ends_at = null where agency_id = $1 and post_id = $2', [
      agencyId,
      division.postId,
    ]);
  });
});

describe('for attendance', () => {
  test('granted days are told by kind, cut to what was asked for; waiting and ended ones are not', async () => {
    const { staff } = office;
    const { id } = await granted(office, staff, { first: '2028-09-04', last: '2028-09-08' });
    await ask(staff, { first: '2028-09-11', last: '2028-09-11' });
    const asWorker = () =>
      transact(house.house.workerPool, { agency: office.agencyId }, 'read', (tx) =>
        leaveDaysOf(tx, [staff.personId], '2028-09-06', '2028-09-30'),
      );
    expect(await asWorker()).toEqual([
      {
        ...{ requestId: id, personId: staff.personId, kind: 'annual' },
        ...{ first: '2028-09-06', last: '2028-09-08', half: null, hours: null },
      },
    ]);
    await staff.call(requests.takeStep, { requestId: id, step: { act: 'cancel' } });
    expect(await asWorker()).toEqual([]);
  });
});

describe('the calendar of a secret address', () => {
  const read = (address: string) => house.server.inject({ url: new URL(address).pathname });

  test('shows the own leave with its kind, and of others the days alone', async () => {
    const { staff, division } = office;
    await granted(office, staff, { first: '2027-10-04', last: '2027-10-05' });
    const own = await staff.call(calendars.openAddress, { whose: 'own' });
    const ofUnit = await division.call(calendars.openAddress, { whose: 'unit' });
    const answer = await read(own.address);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    expect(answer.body).toContain(
      'DTSTART;VALUE=DATE:20271004\r\nDTEND;VALUE=DATE:20271006\r\nSUMMARY:Cuti Tahunan',
    );
    const shown = (await read(ofUnit.address)).body;
    expect(shown).toContain('SUMMARY:Cuti: Staf Uji');
    expect(shown).not.toMatch(/Tahunan|Keperluan|Melati/);
    expect((await staff.call(calendars.listAddresses, {})).items).toHaveLength(1);

    // Another's address is not there to be revoked; a revoked one shows nothing.
    const calendarId = own.calendar.id;
    expect(await refusal(division.call(calendars.revokeAddress, { calendarId }))).toBe('core.not-found');
    await staff.call(calendars.revokeAddress, { calendarId });
    expect((await read(own.address)).statusCode).toBe(404);
    expect(await refusal(staff.call(calendars.revokeAddress, { calendarId }))).toBe('leave.calendar-revoked');
    expect((await read(`${own.address.slice(0, -1)}A`)).statusCode).toBe(404);
    const kept = await house.owner<{ n: number }>(
      "select count(*)::int as n from leave.calendar_address where token_hash = sha256(convert_to($1, 'utf8'))",
      [own.address.split('/').at(-1)],
    );
    expect(kept).toEqual([{ n: 1 }]);
  });

  test('is over when its person has left, or may not sign in any more', async () => {
    const { registry, agencyId } = office;
    const { address } = await registry.call(calendars.openAddress, { whose: 'unit' });
    expect((await read(address)).statusCode).toBe(200);
    await house.owner(
      "update organization.person set active_until = '2020-01-01' where agency_id = $1 and id = $2",
      [agencyId, registry.personId],
    );
    expect((await read(address)).statusCode).toBe(404);
    await house.owner('update organization.person set active_until = null where agency_id = $1 and id = $2', [
      agencyId,
      registry.personId,
    ]);
    expect((await read(address)).statusCode).toBe(200);
    const mayNot = (at: string | null) =>
      house.owner('update identity.account set disabled_at = $3 where agency_id = $1 and person_id = $2', [
        ...[agencyId, registry.personId, at],
      ]);
    await mayNot('2020-01-01');
    expect((await read(address)).statusCode).toBe(404);
    await mayNot(null);
  });
});
