import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { balances } from '../contract/balances.ts';
import { calendars } from '../contract/calendars.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import { requests } from '../contract/requests.ts';
import { closeStandInOfFormerHead } from '../server/subscribers/keep-posts-of-heads.ts';
import { ask, granted, leaveOffice, moveTo, plhOf, refusal } from './leave-office.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  await moveTo(house, '2026-11-21T01:00:00Z');
  office = await leaveOffice(house);
});
afterAll(() => house.close());

const consider = (requestId: LeaveRequestId, who: Official = office.division) =>
  who.call(requests.takeStep, { requestId, step: { act: 'consider', opinion: 'approved' } });

describe('the balance', () => {
  test('of a year is not spent twice by leave that goes over New Year, where no year is known as a whole', async () => {
    await house.owner(
      `insert into leave.settings (agency_id, id, contents, set_by, set_at)
       select agency_id, gen_random_uuid(), '{"recordSince":null}', $2, now() from leave.settings where agency_id = $1 limit 1`,
      [office.agencyId, office.admin.personId],
    );
    await granted(office, office.staff, { first: '2026-12-07', last: '2026-12-18' });
    expect(await refusal(ask(office.staff, { first: '2026-12-28', last: '2027-01-05' }))).toBe(
      'leave.balance-too-small',
    );
    expect(await refusal(ask(office.staff, { first: '2026-12-30', last: '2027-01-05' }))).toBe('not refused');
  });

  test('opens with years that are over, and knows nothing of those before', async () => {
    const { admin, staff } = office;
    const enter = (year: number) =>
      admin.call(balances.enter, {
        ...{ personId: staff.personId, year, kind: 'opening', days: 12, reason: 'Kartu cuti' },
      } as const);
    expect(await refusal(enter(2026))).toBe('leave.year-not-over');
    await enter(2025);
    const { nip } = (
      await house.owner<{ nip: string }>('select nip from organization.person where id = $1', [
        staff.personId,
      ])
    )[0]!;
    const answer = await house.server.inject({
      method: 'POST',
      url: '/api/leave/balances/import?dryRun=true',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(`NIP;Tahun;Sisa\n${nip};2026;12\n`),
    });
    expect(answer.json().faults).toEqual([{ row: 2, column: 'tahun', code: 'leave.year-not-over' }]);
    const { balance } = await staff.call(balances.show, { year: 2024 });
    expect([balance.total, balance.lines]).toEqual([0, []]);
  });

  test('is charged for what was taken of a leave in a remote place, and not for the days that this adds', async () => {
    const { staff } = office;
    const remote = { first: '2026-11-23', last: '2026-12-01', remoteDays: 3 };
    const { id: requestId } = await granted(office, staff, remote);
    await moveTo(house, '2026-11-24T01:00:00Z');
    const step = { act: 'return-early', backOn: '2026-12-01' } as const;
    const { confided } = await staff.call(requests.takeStep, { requestId, step });
    expect([confided?.charged, confided?.remoteDays]).toEqual([5, 2]);
  });
});

describe('leave that has begun', () => {
  test('does not give way to leave that would make what was taken undone', async () => {
    const { staff, head } = office;
    const old = await granted(office, staff, { first: '2026-11-23', last: '2026-11-27' });
    const later = { replacesId: old.id, first: '2027-01-11', last: '2027-01-12' };
    const { id: requestId } = await ask(staff, later);
    await consider(requestId);
    await moveTo(house, '2026-11-25T01:00:00Z');
    expect(await refusal(head.call(requests.decide, { requestId, decision: 'approved' }))).toBe(
      'leave.not-replaceable',
    );
    expect(await refusal(ask(staff, { ...later, last: '2027-01-13' }))).toBe('leave.not-replaceable');
    expect((await staff.call(requests.open, { requestId: old.id })).can.replace).toBe(false);
  });
});

describe('who stands in', () => {
  const days = { first: '2026-12-07', last: '2026-12-09' };
  const leaveOfHead = async () => {
    const { head, registry, secretary, regent } = office;
    const { id: requestId } = await ask(head, { substituteId: registry.personId, ...days });
    await registry.call(requests.takeStep, { requestId, step: { act: 'accept-substitution' } });
    await consider(requestId, secretary);
    await regent.call(requests.decide, { requestId, decision: 'approved' });
    await house.runJobs();
    return requestId;
  };
  const ends = async () =>
    (await plhOf(house, office.registry.personId)).map(({ ends_at }) => ends_at.toISOString());

  test('is there when the leave is granted: leave of their own may have come since they agreed', async () => {
    const { staff, division, head } = office;
    const { id: requestId } = await ask(staff, { substituteId: division.personId });
    await division.call(requests.takeStep, { requestId, step: { act: 'accept-substitution' } });
    await consider(requestId);
    const { id: own } = await ask(division, { first: '2026-12-08', last: '2026-12-08' });
    const decide = (id: LeaveRequestId) =>
      head.call(requests.decide, { requestId: id, decision: 'approved' });
    expect((await decide(own)).state).toBe('granted');
    expect(await refusal(decide(requestId))).toBe('leave.substitute-away');
    await division.call(requests.takeStep, { requestId: own, step: { act: 'cancel' } });
    expect((await decide(requestId)).state).toBe('granted');
  });

  test('is another where who agreed cannot after all, on the same days', async () => {
    const { staff, division, registry } = office;
    const old = await granted(office);
    const same = { replacesId: old.id };
    expect(await refusal(ask(staff, same))).toBe('leave.days-unchanged');
    const { id: requestId } = await ask(staff, { ...same, substituteId: registry.personId });
    await registry.call(requests.takeStep, { requestId, step: { act: 'accept-substitution' } });
    await consider(requestId, division);
    await office.head.call(requests.decide, { requestId, decision: 'approved' });
    expect((await staff.call(requests.open, { requestId: old.id })).state).toBe('replaced');
  });

  test('does so no longer than the head is the head, known before or later', async () => {
    const { head, agencyId } = office;
    await leaveOfHead();
    const moved = { kind: 'definitive', postId: head.postId, personId: head.personId };
    const event = { payload: { ...moved, endsAt: '2026-12-07T17:00:00.000Z' } } as never;
    for (let round = 0; round < 2; round++)
      await house.system(agencyId, (ctx) => closeStandInOfFormerHead.handle(ctx, event));
    expect(await ends()).toEqual(['2026-12-07T17:00:00.000Z']);
  });

  test('does so until the last day of a head whose end is known when leave is granted', async () => {
    const { head, agencyId } = office;
    await house.owner('update organization.holder set ends_at = $3 where agency_id = $1 and post_id = $2', [
      ...[agencyId, head.postId, '2026-12-08T17:00:00Z'],
    ]);
    await leaveOfHead();
    expect(await ends()).toEqual(['2026-12-08T17:00:00.000Z']);
  });

  test('has done it by right until now, whenever the head says to have been back', async () => {
    const requestId = await leaveOfHead();
    await moveTo(house, '2026-12-09T01:00:00Z');
    const step = { act: 'return-early', backOn: '2026-12-08' } as const;
    await office.head.call(requests.takeStep, { requestId, step });
    await house.runJobs();
    expect(await ends()).toEqual(['2026-12-09T01:00:00.000Z']);
  });
});

test('the secret address of a unit shows nothing to who holds no post any more', async () => {
  const { staff, division, agencyId } = office;
  await granted(office, staff);
  const { address } = await division.call(calendars.openAddress, { whose: 'unit' });
  const entries = async () => {
    const { body } = await house.server.inject({ url: new URL(address).pathname });
    return body.split('BEGIN:VEVENT').length - 1;
  };
  expect(await entries()).toBe(1);
  await house.owner('update organization.holder set ends_at = $3 where agency_id = $1 and person_id = $2', [
    ...[agencyId, division.personId, '2026-11-20T00:00:00Z'],
  ]);
  expect(await entries()).toBe(0);
});
