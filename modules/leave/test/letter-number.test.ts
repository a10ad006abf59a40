import { afterAll, beforeAll, expect, test } from 'vitest';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import { requests } from '../contract/requests.ts';
import { ask, granted, leaveOffice, moveTo, refusal } from './leave-office.ts';

let house: TestHouse;
let office: SmallOffice;
let requestId: LeaveRequestId;

beforeAll(async () => {
  house = await testHouse();
  office = await leaveOffice(house);
  requestId = (await granted(office)).id;
});
afterAll(() => house.close());

const number = ({ call }: Official, given: string, instead?: string) =>
  call(requests.numberLetter, { requestId, number: given, ...(instead ? { instead } : {}) });

test('a leave letter is numbered by the official or personnel, once the leave is granted', async () => {
  const { staff, division, registry, head, admin } = office;
  const can = async ({ call }: Official) => (await call(requests.open, { requestId })).can.numberLetter;
  expect([await can(staff), await can(division)]).toEqual([false, false]);
  expect([await can(head), await can(admin)]).toEqual([true, true]);
  for (const who of [staff, division])
    expect(await refusal(number(who, '800/1'))).toBe('leave.act-not-yours');
  expect(await refusal(number(registry, '800/1'))).toBe('core.not-found');
  const waiting = await ask(staff, { first: '2026-12-14', last: '2026-12-15' });
  const early = head.call(requests.numberLetter, { requestId: waiting.id, number: '800/1' });
  expect(await refusal(early)).toBe('leave.no-letter');

  await moveTo(house, '2026-11-24T02:00:00Z');
  const numbered = await number(admin, '800/1');
  expect([numbered.state, numbered.confided?.letterNumber]).toEqual(['granted', '800/1']);
  expect(numbered.confided?.steps.at(-1)).toMatchObject({
    ...{ act: 'number-letter', party: 'personnel', letterNumber: '800/1' },
    by: { id: admin.personId },
  });
});

test('a number is put right by who saw it, and the former one stays in the history', async () => {
  const { head, admin } = office;
  expect(await refusal(number(head, '800/2'))).toBe('leave.letter-numbered');
  expect(await refusal(number(head, '800/2', '800/7'))).toBe('leave.letter-numbered');
  const right = await number(head, '800/2', '800/1');
  expect(right.confided?.letterNumber).toBe('800/2');
  expect(right.confided?.steps.flatMap(({ letterNumber }) => letterNumber ?? [])).toEqual(['800/1', '800/2']);
  const listed = await admin.call(requests.list, { state: 'granted' });
  const decidedAt = right.confided?.steps.find(({ act }) => act === 'approve')?.at;
  expect(listed.items.find(({ id }) => id === requestId)?.since).toBe(decidedAt);
});

test('its person is told that the letter has its number', async () => {
  await house.runJobs();
  const { items } = await office.staff.call(notifications.list, { size: 100 });
  expect(items.map(({ type }) => type)).toContain('leave.letter-numbered');
});
