import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { sending } from '../contract/sending.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';
import { prepare, sign } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  await numberBook(house, office);
  await enrol(office.head);
});
afterAll(() => house.close());

test.each(['B', 'R'] as const)(
  'the last signature sends a letter of class %s that is to be sent at once',
  async (securityClass) => {
    const { head, staff } = office;
    const [draftId] = await lettersToSign(house, office, { signers: [head], securityClass });
    // What stands round a letter does not change any more at this stage, so it is said behind the application.
    await house.owner('alter table outgoing.draft disable trigger stands');
    await house.owner(`update outgoing.draft set facts = facts || '{"sendWhenSigned": true}' where id = $1`, [
      draftId,
    ]);
    await house.owner('alter table outgoing.draft enable trigger stands');
    await sign(head, await prepare(head, [draftId!]));
    expect(await staff.call(sending.deliveries, { draftId: draftId! })).toMatchObject([
      { channel: 'paper', state: 'waiting', name: 'Kepala Dinas Kesehatan' },
    ]);
    const [letter] = await house.owner<{ by: string; post: string }>(
      'select sent_by as by, sent_post_id as post from outgoing.letter where id = $1',
      [draftId],
    );
    expect(letter).toEqual({ by: head.personId, post: head.postId });
  },
);
