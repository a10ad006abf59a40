import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { givenToHead, letterFor } from '#modules/dispositions/test/factory.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import type { DraftId } from '../contract/terms.ts';
import { begun, code, saying, submitted, write } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

describe('an answer', () => {
  it('takes over subject, sender, class and urgency of the letter, which shows it', async () => {
    const { registry, regent, staff } = office;
    const letter = await letterFor(office, { classificationCode: '400.7', urgency: 'segera' });
    const answer = await registry.call(drafts.begin, { kindCode: 'SDINAS', answersLetterId: letter.id });
    expect(answer).toMatchObject({
      answersLetterId: letter.id,
      subject: 'Tanggapan atas Permohonan data cakupan imunisasi',
      facts: {
        classificationCode: '400.7',
        urgency: 'segera',
        recipients: [{ channel: 'paper', name: 'Dinas Kesehatan Kabupaten Tirtamaya' }],
      },
    });
    const answers = (official = registry) =>
      official.call(drafts.answers, { letterId: letter.id }).then((rows) => rows.map(({ id }) => id));
    expect(await answers()).toEqual([answer.id]);
    // The letter is open to all; an answer that was not sent yet is not.
    expect(await answers(regent)).toEqual([answer.id]);
    expect(await answers(staff)).toEqual([]);
  });

  it('is begun from the desk of a disposition by whoever works in its unit', async () => {
    const { staff, head, regent } = office;
    const { letter, desk } = await givenToHead(office);
    const memo = await staff.call(drafts.begin, { kindCode: 'NOTADINAS', answersDeskId: desk.id });
    expect(memo).toMatchObject({
      answersLetterId: letter.id,
      answersDeskId: desk.id,
      facts: { recipients: [{ channel: 'post', postId: regent.postId }] },
    });
    const letterOut = await head.call(drafts.begin, { kindCode: 'SDINAS', answersDeskId: desk.id });
    expect(letterOut.facts.recipients).toMatchObject([{ channel: 'paper' }]);
    const elsewhere = office.registry.call(drafts.begin, { kindCode: 'NOTADINAS', answersDeskId: desk.id });
    expect(await elsewhere.catch(code)).toBe('core.not-found');
    const other = await givenToHead(office);
    const mixed = staff.call(drafts.begin, {
      kindCode: 'NOTADINAS',
      answersDeskId: desk.id,
      answersLetterId: other.letter.id,
    });
    expect(await mixed.catch(code)).toBe('core.not-found');
    await regent.call(dispositions.cancel, { recipientId: desk.id, reason: 'Diberikan kepada yang lain.' });
    const late = head.call(drafts.begin, { kindCode: 'NOTADINAS', answersDeskId: desk.id });
    expect(await late.catch(code)).toBe('core.not-found');
  });

  it('is refused to a letter that the writer may not read', async () => {
    const letter = await letterFor(office, { securityClass: 'R' });
    const refused = office.staff.call(drafts.begin, { kindCode: 'SDINAS', answersLetterId: letter.id });
    expect(await refused.catch(code)).toBe('core.not-found');
    expect(await office.staff.call(drafts.answers, { letterId: letter.id }).catch(code)).toBe(
      'core.not-found',
    );
  });
});

describe('a letter that amends another', () => {
  /** As sending leaves it. */
  const send = (id: DraftId) =>
    house
      .owner(`update outgoing.draft set stage = 'signed' where id = $1`, [id])
      .then(() => house.owner(`update outgoing.draft set stage = 'sent' where id = $1`, [id]));

  it('is one of its own, to the same recipients, once the first was sent', async () => {
    const { staff, division } = office;
    const first = await submitted(office, { urgency: 'segera' });
    const amend = () =>
      staff.call(drafts.begin, {
        kindCode: 'SDINAS',
        amendsDraftId: first.id,
        amendsHow: 'corrects',
      });
    expect(await amend().catch(code)).toBe('outgoing.amends-unsent');
    await send(first.id);
    const ralat = await amend();
    expect(ralat).toMatchObject({
      subject: 'Ralat Permintaan data stunting',
      amends: { draftId: first.id, how: 'corrects' },
      facts: { recipients: first.facts.recipients, signers: first.facts.signers, urgency: 'segera' },
    });
    const alone = staff.call(drafts.begin, { kindCode: 'SDINAS', amendsDraftId: first.id });
    expect(await alone.catch(code)).toBe('core.invalid-input');
    expect((await division.call(drafts.open, { draftId: first.id })).amendedBy).toEqual([]);
    await send(ralat.id);
    expect((await division.call(drafts.open, { draftId: first.id })).amendedBy).toMatchObject([
      { draftId: ralat.id, how: 'corrects' },
    ]);
  });
});

it('a letter that is like another begins with its fields, and its text as far as its kind has the parts', async () => {
  const { staff } = office;
  const first = await begun(office, { urgency: 'segera' }, 'Teks lama.');
  const like = await staff.call(drafts.begin, { kindCode: 'SDINAS', likeDraftId: first.id, subject: 'Baru' });
  expect(like).toMatchObject({
    subject: 'Baru',
    urgency: 'segera',
    facts: { recipients: first.facts.recipients },
  });
  const text = async (draftId: DraftId) =>
    JSON.stringify((await staff.call(drafts.openVersion, { draftId, number: 0 })).text);
  expect(await text(like.id)).toContain('Teks lama.');
  await write(staff, like.id, saying('Teks baru.'));
  expect(await text(first.id)).toContain('Teks lama.');
  const minutes = await staff.call(drafts.begin, { kindCode: 'NOTULA', likeDraftId: first.id });
  expect(await text(minutes.id)).not.toContain('Teks lama.');
});
