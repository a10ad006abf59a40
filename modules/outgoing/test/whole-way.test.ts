import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SentInput } from '#core/contract/operation.ts';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { forward, givenToHead } from '#modules/dispositions/test/factory.ts';
import { letterChanges } from '#modules/letters/contract/letter-changes.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { numberBooks } from '../contract/number-books.ts';
import { sending } from '../contract/sending.ts';
import type { DraftId } from '../contract/terms.ts';
import { verification } from '../contract/verification.ts';
import { anotherDepartment, headForRegent } from './changed-chart.ts';
import { begun, openStep, saying, wayOver, write } from './factory.ts';
import { codeOf, prepare, sign, told } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-21T01:00:00Z');
  office = await smallOffice(house);
  await office.registry.call(numberBooks.open, {
    unitId: office.unitId,
    name: 'Buku nomor',
    unitCode: 'SETDA',
  });
  await enrol(office.head);
});
afterAll(() => house.close());

/** Over those who initial to the signature of the last, and out. */
async function signed(draftId: DraftId, initials: readonly Official[], signer: Official) {
  await office.staff.call(drafts.submit, { draftId, way: wayOver(initials, signer) });
  for (const one of initials)
    await one.call(drafts.approve, openStep(await one.call(drafts.open, { draftId })));
  expect(told(await sign(signer, await prepare(signer, [draftId])))).toEqual(['signed']);
}
async function send(draftId: DraftId) {
  const sent = await office.staff.call(sending.send, { draftId });
  await house.runJobs();
  return sent;
}

/** A letter of the head to the secretary that went its whole way. */
async function sentLetter() {
  const { staff, division, head, secretary } = office;
  const draft = await begun(office, {
    recipients: [{ channel: 'post', postId: secretary.postId, name: null }],
  });
  await signed(draft.id, [division], head);
  await send(draft.id);
  return staff.call(drafts.open, { draftId: draft.id });
}

async function withdrawal(of: DraftId, fields: Partial<SentInput<typeof drafts.begin>> = {}) {
  const { staff } = office;
  const draft = await staff.call(drafts.begin, {
    kindCode: 'SDINAS',
    postId: staff.postId,
    amendsDraftId: of,
    amendsHow: 'withdraws',
    ...fields,
  });
  await write(staff, draft.id, saying('Surat tersebut dicabut.'));
  return draft;
}

const codeIn = (address: string | null) => address!.split('/').at(-1)!;

describe('from the first word to the recipient, by what people do alone', () => {
  test('an answer is written, initialled, numbered, signed and sent, and closes what it answers', async () => {
    const { staff, head, division, regent } = office;
    const { letter, desk } = await givenToHead(office);
    const [below] = await forward(head, desk, [division.postId]);
    const answer = await staff.call(drafts.begin, {
      kindCode: 'SDINAS',
      postId: staff.postId,
      answersDeskId: below!.id,
      classificationCode: '400.7',
      signers: [{ postId: head.postId }],
    });
    await write(staff, answer.id, saying('Data kami lampirkan.'));
    await signed(answer.id, [division], head);
    expect(await send(answer.id)).toMatchObject([{ channel: 'paper', state: 'waiting' }]);
    const after = await regent.call(letters.open, { letterId: letter.id });
    expect(after).toMatchObject({
      stage: 'closed',
      settledNote: 'Dijawab dengan surat nomor 400.7/1/SETDA/2026',
    });
    const tree = JSON.stringify(await regent.call(dispositions.tree, { letterId: letter.id }));
    expect(tree).toContain('400.7/1/SETDA/2026');
  });

  test('a withdrawal goes the same way, ends the letter, and anybody who verifies that is told', async () => {
    const { head, division, secretary, staff } = office;
    const first = await sentLetter();
    const later = await withdrawal(first.id);
    await signed(later.id, [division], head);
    await send(later.id);
    const shown = await house.as('')(verification.byCode, { code: codeIn(first.verificationAddress) });
    expect(shown).toMatchObject({
      conclusion: 'withdrawn',
      letter: { ended: { how: 'withdrawn', by: { number: '000.1.2.3/2/SETDA/2026' } } },
    });
    expect((await staff.call(drafts.open, { draftId: first.id })).can.amend).toBe(false);
    const [newest] = (await secretary.call(letters.inbox, {})).items;
    const { items } = await secretary.call(letterChanges.links, { letterId: newest!.id });
    expect(items.map(({ kind, side }) => [kind, side])).toEqual([['cancels', 'earlier']]);
  });
});

describe('who may withdraw a letter', () => {
  const submit = (draftId: DraftId, initials: Official[], signer: Official) =>
    codeOf(office.staff.call(drafts.submit, { draftId, way: wayOver(initials, signer) }));
  /** As if the chart were another by now: the post reports to nobody. */
  const standsAlone = ({ postId }: Official) =>
    house.owner('update organization.post set superior_id = null, ancestor_ids = array[id] where id = $1', [
      postId,
    ]);

  test('is not whoever can read it: the right to write for its unit is asked', async () => {
    const { secretary } = office;
    const first = await sentLetter();
    const elsewhere = await anotherDepartment(house, office);
    await house.owner('update organization.post set unit_id = $2 where id = $1', [
      secretary.postId,
      elsewhere,
    ]);
    await house.owner('update organization.post_role set unit_id = $2 where post_id = $1', [
      secretary.postId,
      elsewhere,
    ]);
    expect((await secretary.call(drafts.open, { draftId: first.id })).can.amend).toBe(false);
    const begin = secretary.call(drafts.begin, {
      kindCode: 'SDINAS',
      amendsDraftId: first.id,
      amendsHow: 'withdraws',
    });
    expect(await codeOf(begin)).toBe('core.not-found');
  });

  test('is who issued it or a post above, never a post below', async () => {
    const { staff, division, head, secretary } = office;
    const first = await sentLetter();
    const own = await withdrawal(first.id, { signers: [{ postId: staff.postId, forPostId: null }] });
    expect(await submit(own.id, [], staff)).toBe('outgoing.amends-other-issuer');
    const below = await withdrawal(first.id, { signers: [{ postId: division.postId, forPostId: null }] });
    expect(await submit(below.id, [], division)).toBe('outgoing.amends-other-issuer');
    const above = await withdrawal(first.id, { signers: [{ postId: secretary.postId, forPostId: null }] });
    expect(await submit(above.id, [division, head], secretary)).toBe('done');
  });

  test('is who issued it, and not who signed it for them', async () => {
    const { division, head } = office;
    const forRegent = { signers: [await headForRegent(house, office)] };
    const first = await begun(office, forRegent);
    await signed(first.id, [division], head);
    await send(first.id);
    const own = await withdrawal(first.id, { signers: [{ postId: head.postId, forPostId: null }] });
    expect(await submit(own.id, [division], head)).toBe('outgoing.amends-other-issuer');
    const theirs = await withdrawal(first.id, forRegent);
    expect(await submit(theirs.id, [division], head)).toBe('done');
  });

  test('is asked again when it is signed and when it is sent', async () => {
    const { head, secretary } = office;
    await enrol(secretary);
    const first = await sentLetter();
    const bySecretary = () =>
      withdrawal(first.id, { signers: [{ postId: secretary.postId, forPostId: null }] });
    const [late, later] = [await bySecretary(), await bySecretary()];
    await signed(late.id, [], secretary);
    expect(await submit(later.id, [], secretary)).toBe('done');
    const shown = await prepare(secretary, [later.id]);
    await standsAlone(head);
    expect(told(await sign(secretary, shown))).toEqual(['outgoing.amends-other-issuer']);
    expect(told(await prepare(secretary, [later.id]))).toEqual(['outgoing.amends-other-issuer']);
    expect(await codeOf(office.staff.call(sending.send, { draftId: late.id }))).toBe(
      'outgoing.amends-other-issuer',
    );
  });

  test('finds a letter that another one ended meanwhile ended', async () => {
    const { head, division } = office;
    const first = await sentLetter();
    const [one, other, third] = [
      await withdrawal(first.id),
      await withdrawal(first.id),
      await withdrawal(first.id),
    ];
    expect(await submit(other!.id, [], head)).toBe('done');
    await signed(one!.id, [division], head);
    await send(one!.id);
    expect(told(await prepare(head, [other!.id]))).toEqual(['outgoing.amends-ended']);
    expect(await submit(third!.id, [], head)).toBe('outgoing.amends-ended');
  });
});
