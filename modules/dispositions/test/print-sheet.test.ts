import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { forward, givenToHead, letterFor } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const sheetOf = (official: Official, letterId: string) =>
  house.server.inject({
    url: `/api/letters/${letterId}/disposition-sheet.pdf`,
    headers: { authorization: `Bearer ${official.token}` },
  });

describe('the printed disposition sheet', () => {
  it('is a tagged PDF with a block for every giver', async () => {
    const { letter, desk } = await givenToHead(office, { note: 'Mohon segera.', deadline: '2026-11-25' });
    await forward(office.head, desk, [office.staff.postId]);
    const answer = await sheetOf(office.regent, letter.id);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(answer.rawPayload.includes('/MarkInfo')).toBe(true);
    expect(answer.rawPayload.includes('/StructTreeRoot')).toBe(true);
  });

  it('is blank for writing by hand before anything was given', async () => {
    const letter = await letterFor(office);
    const answer = await sheetOf(office.regent, letter.id);
    expect(answer.statusCode).toBe(200);
  });

  it('is not there for whoever may not read the letter', async () => {
    const { letter } = await givenToHead(office, {}, { securityClass: 'R' });
    expect((await sheetOf(office.secretary, letter.id)).statusCode).toBe(404);
    expect((await sheetOf(office.head, letter.id)).statusCode).toBe(200);
  });
});
