import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { requests } from '../contract/requests.ts';
import { ask, leaveOffice } from './leave-office.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await leaveOffice(house);
});
afterAll(() => house.close());

const printed = async ({ token }: Official, requestId: string, what: 'form' | 'letter') => {
  const answer = await house.server.inject({
    url: `/api/leave/requests/${requestId}/${what}`,
    headers: { authorization: `Bearer ${token}` },
  });
  const isPdf = answer.rawPayload.subarray(0, 5).toString() === '%PDF-';
  return isPdf ? 'PDF' : answer.json<{ code: string }>().code;
};

describe('the official form and the leave letter', () => {
  test('are printed for its person and who handles it; the letter once the leave is granted', async () => {
    const { staff, division, head, registry, admin } = office;
    const { id: requestId } = await ask(staff, { substituteId: registry.personId });
    for (const who of [staff, head, admin]) expect(await printed(who, requestId, 'form')).toBe('PDF');
    // The substitute is told the days, and the form says more.
    expect(await printed(registry, requestId, 'form')).toBe('core.not-found');
    expect(await printed(office.secretary, requestId, 'form')).toBe('core.not-found');
    expect(await printed(staff, requestId, 'letter')).toBe('leave.no-letter');
    await registry.call(requests.takeStep, { requestId, step: { act: 'accept-substitution' } });
    await division.call(requests.takeStep, { requestId, step: { act: 'consider', opinion: 'approved' } });
    await head.call(requests.decide, { requestId, decision: 'approved', letterNumber: '800/9' });
    expect(await printed(staff, requestId, 'letter')).toBe('PDF');
  });
});
