import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { forward, give, givenToHead, letterFor } from '#modules/dispositions/test/factory.ts';
import { letterChanges } from '#modules/letters/contract/letter-changes.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { sending } from '../contract/sending.ts';
import { doJob } from './jobs-by-hand.ts';
import { type ReadyWish, readyLetters } from './ready-letters.ts';

let house: TestHouse;
let office: SmallOffice;
let desk: Awaited<ReturnType<typeof readyLetters>>;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  desk = await readyLetters(house, office);
});
afterAll(() => house.close());

async function sent(wish: ReadyWish) {
  const letter = await desk.ready(wish);
  await office.staff.call(sending.send, { draftId: letter.id });
  await house.runJobs();
  return letter;
}
const open = (letterId: string) => office.regent.call(letters.open, { letterId: letterId as never });
const types = async (letterId: string) =>
  (await office.regent.call(letters.timeline, { letterId: letterId as never })).items.map(({ type }) => type);
const timelineOf = (letterId: string) =>
  office.regent.call(letters.timeline, { letterId: letterId as never });
/** The files of all reports on a letter, which everybody who reads the report may fetch. */
const reportFiles = (letterId: string) =>
  house.owner(
    'select f.file_id from dispositions.report_file f join dispositions.report r on r.agency_id = f.agency_id and r.id = f.report_id where r.letter_id = $1',
    [letterId],
  );
const tree = (letterId: string) => office.regent.call(dispositions.tree, { letterId: letterId as never });

describe('the answer to a letter that was disposed', () => {
  it('is the report of the desk, accepted up the line of those who initialled it, and closes the letter', async () => {
    const { head, division, staff } = office;
    const { letter, desk: given } = await givenToHead(office);
    const [below] = await forward(head, given, [division.postId]);
    const [own] = await forward(division, below!, [staff.postId]);
    const answer = await sent({
      answersLetterId: letter.id,
      answersDeskId: own!.id,
      initialled: [division.postId, head.postId],
      recipients: [{ channel: 'paper', name: 'Dinas Kesehatan' }],
    });
    expect(await open(letter.id)).toMatchObject({
      stage: 'closed',
      settledNote: `Dijawab dengan surat nomor ${answer.number}`,
    });
    const view = await tree(letter.id);
    const text = JSON.stringify(view);
    expect(text).toContain(answer.number);
    const told = await types(letter.id);
    expect(told.filter((type) => type === 'disposition.reported')).toHaveLength(3);
    expect(told.filter((type) => type === 'disposition.accepted')).toHaveLength(3);
    expect(told).toEqual(expect.arrayContaining(['letter.answered', 'letter.closed']));
  });

  it('leaves what others still work on, and tells the letter that it was answered', async () => {
    const { head, division, regent, secretary } = office;
    const { letter, desk: given } = await givenToHead(office);
    await give(regent, letter.id, [secretary.postId]);
    const [own] = await forward(head, given, [division.postId]);
    const answer = await sent({ answersLetterId: letter.id, answersDeskId: own!.id });
    expect((await open(letter.id)).stage).toBe('in-progress');
    const told = await types(letter.id);
    expect(told.filter((type) => type === 'disposition.accepted')).toHaveLength(1);
    expect(told).toContain('letter.answered');
    expect(told).not.toContain('letter.closed');
    // Told once, however often.
    await doJob(house, office.agencyId, 'outgoing.tell-answered', { draftId: answer.id });
    expect(await types(letter.id)).toEqual(told);
  });

  it('leaves the desk above open where others below it still work, although its post took part', async () => {
    const { head, division, staff } = office;
    const { letter, desk: given } = await givenToHead(office);
    const [own] = await forward(head, given, [division.postId]);
    await forward(head, given, [staff.postId]);
    await sent({
      answersLetterId: letter.id,
      answersDeskId: own!.id,
      initialled: [division.postId, head.postId],
    });
    expect((await open(letter.id)).stage).toBe('in-progress');
    const told = await types(letter.id);
    expect(told.filter((type) => type === 'disposition.accepted')).toHaveLength(1);
  });

  it('that who gave the desk signed is accepted, although the desk reports to nobody by now', async () => {
    const { head, regent, secretary } = office;
    const { letter, desk: given } = await givenToHead(office);
    const reportsTo = (chain: readonly string[]) =>
      house.owner('update organization.post set superior_id = $2, ancestor_ids = $3 where id = $1', [
        head.postId,
        chain.at(-2) ?? null,
        chain,
      ]);
    await reportsTo([head.postId]);
    await sent({ answersLetterId: letter.id, answersDeskId: given.id });
    await reportsTo([regent.postId, secretary.postId, head.postId]);
    expect((await open(letter.id)).stage).toBe('closed');
  });

  it('that others of the unit wrote and signed alone is a report, which waits for who gave the desk', async () => {
    const { staff, regent } = office;
    const { letter, desk: given } = await givenToHead(office);
    await sent({ answersLetterId: letter.id, answersDeskId: given.id, signer: staff });
    expect((await open(letter.id)).stage).toBe('in-progress');
    const told = await types(letter.id);
    expect(told).toEqual(expect.arrayContaining(['disposition.reported', 'letter.answered']));
    expect(told).not.toContain('disposition.accepted');
    await regent.call(dispositions.accept, { recipientId: given.id });
    expect(await types(letter.id)).toContain('disposition.accepted');
  });

  it('leaves a desk that was done before as it is', async () => {
    const { head, regent, secretary } = office;
    const { letter, desk: given } = await givenToHead(office);
    await give(regent, letter.id, [secretary.postId]);
    await head.call(dispositions.report, { recipientId: given.id, text: 'Sudah dijawab lisan' });
    await regent.call(dispositions.accept, { recipientId: given.id });
    await sent({ answersLetterId: letter.id, answersDeskId: given.id });
    const told = await types(letter.id);
    expect(told).toContain('letter.answered');
    expect(told.filter((type) => type === 'disposition.reported')).toHaveLength(1);
    expect(told.filter((type) => type === 'disposition.accepted')).toHaveLength(1);
  });

  it('that the post of the desk only initialled is accepted as its own', async () => {
    const { staff, head } = office;
    const { letter, desk: given } = await givenToHead(office);
    await sent({
      answersLetterId: letter.id,
      answersDeskId: given.id,
      signer: staff,
      initialled: [head.postId],
    });
    expect((await open(letter.id)).stage).toBe('closed');
  });

  it('of a higher class tells who reads the letter that it was answered, and nothing of itself', async () => {
    const { staff, regent } = office;
    const steps = [
      ['T', 'B'],
      ['R', 'B'],
      ['SR', 'R'],
      // The readers of a letter of class R are named for it alone.
      ['R', 'R'],
    ] as const;
    for (const [answering, asking] of steps) {
      const { letter, desk: given } = await givenToHead(office, {}, { securityClass: asking });
      const answer = await sent({
        answersLetterId: letter.id,
        answersDeskId: given.id,
        securityClass: answering,
        subject: 'Kanari jawaban',
        signer: staff,
      });
      const told = JSON.stringify([
        await tree(letter.id),
        await open(letter.id),
        await timelineOf(letter.id),
      ]);
      expect(told).toContain('Sudah dijawab');
      for (const word of [answer.number, 'Kanari']) expect(told).not.toContain(word);
      expect(await reportFiles(letter.id)).toEqual([]);
      await regent.call(dispositions.accept, { recipientId: given.id });
    }
    const { letter, desk: given } = await givenToHead(office, {}, { securityClass: 'T' });
    await sent({ answersLetterId: letter.id, answersDeskId: given.id, securityClass: 'T', signer: staff });
    expect(await reportFiles(letter.id)).toHaveLength(1);
  });

  it('to a letter that nobody disposed closes it where the one whom it waited for took part', async () => {
    const letter = await letterFor(office);
    await sent({ answersLetterId: letter.id });
    expect((await open(letter.id)).stage).toBe('closed');
    const both = await letterFor(office, { addressees: [office.regent.postId, office.secretary.postId] });
    await sent({ answersLetterId: both.id });
    const left = await open(both.id);
    expect(left.stage).toBe('in-progress');
    expect(left.addressees.map(({ answeredAt }) => answeredAt !== null).sort()).toEqual([false, true]);
  });

  it('that stays in the house is linked with what it answers, and a closed letter stays as it was closed', async () => {
    const { regent, head } = office;
    const letter = await letterFor(office);
    await regent.call(letters.close, { letterId: letter.id, postId: regent.postId, note: 'Sudah ditelepon' });
    await sent({
      answersLetterId: letter.id,
      recipients: [{ channel: 'post', postId: head.postId, name: null }],
    });
    expect((await open(letter.id)).settledNote).toBe('Sudah ditelepon');
    const { items } = await regent.call(letterChanges.links, { letterId: letter.id });
    expect(items.map(({ kind, side }) => [kind, side])).toEqual([['replies', 'later']]);
  });
});

describe('a letter that withdraws an earlier one', () => {
  it('ends it, reaches whoever received it, and is linked where it was registered', async () => {
    const { head, division } = office;
    const first = await sent({
      recipients: [{ channel: 'post', postId: head.postId, name: null }],
      copies: [{ channel: 'post', postId: division.postId, name: null }],
    });
    const withdrawal = await sent({
      recipients: [{ channel: 'post', postId: head.postId, name: null }],
      amends: { draftId: first.id, how: 'withdraws' },
    });
    const rows = await office.staff.call(sending.deliveries, { draftId: withdrawal.id });
    expect(rows.map(({ postId, isCopy, state }) => [postId, isCopy, state])).toEqual([
      [head.postId, false, 'delivered'],
      [division.postId, true, 'delivered'],
    ]);
    const [ended] = await house.owner<{ ended_how: string }>(
      'select ended_how from outgoing.letter where id = $1',
      [first.id],
    );
    expect(ended!.ended_how).toBe('withdrawn');
    const [incoming] = (await division.call(letters.inbox, {})).items;
    const { items } = await division.call(letterChanges.links, { letterId: incoming!.id });
    expect(items.map(({ kind, side }) => [kind, side])).toEqual([['cancels', 'earlier']]);
    // Again, and nothing is sent or ended twice.
    await doJob(house, office.agencyId, 'outgoing.end-amended', { draftId: withdrawal.id });
    expect(await office.staff.call(sending.deliveries, { draftId: withdrawal.id })).toEqual(rows);
  });
});
