import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import type { DraftBox } from '../contract/terms.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';
import { prepare, sign, told } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  await numberBook(house, office);
  await enrol(office.head);
});
afterAll(() => house.close());

/** Which of the letters that stand in a list an act has in hand. */
const inHand = async (who: Official, box: DraftBox) =>
  (await who.call(drafts.list, { box })).items.filter((row) => row.beingSigned).map(({ id }) => id);

it('letters that an act of signing has in hand are told in the list, as long as it is alive', async () => {
  const { head, regent, agencyId } = office;
  const [first, second, other] = await lettersToSign(house, office, { count: 3, signers: [head] });
  const act = await prepare(head, [first!, second!]);
  // To mean to sign is not to sign.
  expect(await inHand(head, 'sign')).toEqual([]);
  const alive = new Date(house.clock.now().getTime() + 30_000);
  const begin = 'update outgoing.signing set begun_at = prepared_at, alive_until = $2 where id = $1';
  await house.owner(begin, [act.id, alive]);
  expect((await inHand(head, 'sign')).toSorted()).toEqual([first, second].toSorted());
  // An intent is its person's alone: others are told of what is claimed at this instant.
  expect(await inHand(regent, 'unit')).toEqual([]);
  await house.owner(
    'update outgoing.paper set claimed_by = $2, claimed_until = $3 where agency_id = $4 and draft_id = $1',
    [first, act.id, alive, agencyId],
  );
  expect(await inHand(regent, 'unit')).toEqual([first]);
  // What was settled is in nobody's hand any more.
  await house.owner(
    "update outgoing.signing_item set state = 'failed', code = 'core.internal' where signing_id = $1 and draft_id = $2",
    [act.id, second],
  );
  expect(await inHand(head, 'sign')).toEqual([first]);
  // The process that signed fell silent: they can be signed by another act.
  house.clock.advance(31_000);
  expect([await inHand(head, 'sign'), await inHand(regent, 'unit')]).toEqual([[], []]);
  expect(told(await sign(head, await prepare(head, [first!, second!, other!])))).toEqual([
    'signed',
    'signed',
    'signed',
  ]);
  expect(await inHand(regent, 'unit')).toEqual([]);
});
