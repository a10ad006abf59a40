import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftId } from '../contract/terms.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';
import { codeOf, prepare, sign } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;
let draftId: DraftId;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  await numberBook(house, office);
  await enrol(office.head);
  [draftId] = (await lettersToSign(house, office, { signers: [office.head] })) as [DraftId];
  await sign(office.head, await prepare(office.head, [draftId]));
});
afterAll(() => house.close());

it('the words of a signed letter stand where its picture shows them', async () => {
  const { body, boxes } = await office.head.call(signatures.paperWords, { draftId, page: 1 });
  expect(body).toContain('000.1.2.3/1/SETDA/2026');
  expect(boxes).toHaveLength(body.split(/\s+/).length * 4);
  expect(await codeOf(office.head.call(signatures.paperWords, { draftId, page: 2 }))).toBe('core.not-found');
});

it('a signed letter is looked through, by who may read it', async () => {
  const q = 'setda/2026';
  const { total, hasText, finds } = await office.head.call(signatures.findInPaper, { draftId, q });
  expect({ total, hasText }).toEqual({ total: finds.length, hasText: true });
  expect(finds[0]).toMatchObject({ page: 1, found: '000.1.2.3/1/SETDA/2026' });
  const nowhere = await office.head.call(signatures.findInPaper, { draftId, q: 'cenderawasih' });
  expect(nowhere).toEqual({ total: 0, hasText: true, finds: [] });
  const stranger = await smallOffice(house);
  for (const act of [
    () => stranger.head.call(signatures.findInPaper, { draftId, q }),
    () => stranger.head.call(signatures.paperWords, { draftId, page: 1 }),
  ])
    expect(await codeOf(act())).toBe('core.not-found');
});
