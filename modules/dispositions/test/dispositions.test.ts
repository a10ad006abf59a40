import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dispositions } from '../contract/dispositions.ts';
import { code, forward, give, givenToHead, letterFor } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const timeline = async (letterId: LetterId) =>
  (await office.regent.call(letters.timeline, { letterId })).items.map((item) => item.type);

describe('giving a disposition', () => {
  it('takes the letter out of the inbox of the addressee and puts it on the desks of the recipients', async () => {
    const { regent, secretary, head } = office;
    const letter = await letterFor(office);
    const act = await give(regent, letter.id, [secretary.postId, head.postId], {
      note: 'Mohon segera.',
      deadline: '2026-11-25',
    });
    expect(act.recipients.map((desk) => [desk.state, desk.post.name])).toEqual([
      ['sent', 'Sekretaris Daerah'],
      ['sent', 'Kepala Dinas'],
    ]);
    expect(act).toMatchObject({
      capacity: 'definitive',
      instructions: [{ code: 'TINDAK_LANJUT' }],
      note: 'Mohon segera.',
    });
    const waiting = await regent.call(letters.inbox, {});
    expect(waiting.items.some((item) => item.id === letter.id)).toBe(false);
    const inbox = await head.call(dispositions.inbox, {});
    expect(inbox.items[0]).toMatchObject({
      letter: { id: letter.id, stage: 'disposed' },
      fromPost: { name: 'Bupati' },
    });
    expect((await regent.call(letters.timeline, { letterId: letter.id })).items.at(-1)!.sentence).toBe(
      'Bupati Uji (Bupati) memberi disposisi kepada Sekretaris Daerah dan Kepala Dinas',
    );
  });

  it('goes neither upwards nor sideways', async () => {
    const { head, regent, registry, staff } = office;
    const letter = await letterFor(office, { addressees: [head.postId] });
    expect(await give(head, letter.id, [regent.postId]).catch(code)).toBe('dispositions.only-downwards');
    expect(await give(head, letter.id, [registry.postId]).catch(code)).toBe('dispositions.only-downwards');
    expect(await give(head, letter.id, [head.postId]).catch(code)).toBe('dispositions.only-downwards');
    expect(await give(head, letter.id, [staff.postId, registry.postId]).catch(code)).toBe(
      'dispositions.only-downwards',
    );
    expect(await timeline(letter.id)).toEqual(['letter.registered']);
  });

  it('is for addressees of the letter, acting through a post of their own', async () => {
    const { regent, secretary, head, staff } = office;
    const letter = await letterFor(office);
    expect(await give(secretary, letter.id, [head.postId]).catch(code)).toBe('dispositions.not-addressee');
    const foreignPost = { ...secretary, postId: regent.postId };
    expect(await give(foreignPost, letter.id, [head.postId]).catch(code)).toBe('core.not-found');
    expect(await give(staff, letter.id, [head.postId]).catch(code)).toBe('core.forbidden');
  });

  it('reaches a post once as long as it is open there, and again after it came back', async () => {
    const { regent, head } = office;
    const { letter, desk } = await givenToHead(office);
    expect(await give(regent, letter.id, [head.postId]).catch(code)).toBe('dispositions.already-given');
    await head.call(dispositions.return, { recipientId: desk.id, reason: 'Bukan wewenang kami' });
    expect((await give(regent, letter.id, [head.postId, head.postId])).recipients).toHaveLength(1);
  });

  it('stores one act when the same post is given to by two requests at once', async () => {
    const { regent, head } = office;
    const letter = await letterFor(office);
    const both = await Promise.allSettled([
      give(regent, letter.id, [head.postId]),
      give(regent, letter.id, [head.postId]),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await regent.call(dispositions.tree, { letterId: letter.id })).desks).toHaveLength(1);
  });

  it('would reach it twice without the constraint that says so', async () => {
    const { regent, head } = office;
    const { letter } = await givenToHead(office);
    const [index] = await house.owner<{ text: string }>(
      `select indexdef as text from pg_indexes where indexname = 'recipient_once'`,
    );
    await house.owner('drop index dispositions.recipient_once');
    const second = await give(regent, letter.id, [head.postId]);
    await house.owner('delete from dispositions.recipient where disposition_id = $1', [second.id]);
    await house.owner(index!.text);
    expect(second.recipients).toHaveLength(1);
    expect(await give(regent, letter.id, [head.postId]).catch(code)).toBe('dispositions.already-given');
  });

  it('says something, in the words of the office, until a day to come', async () => {
    const { regent, head } = office;
    const letter = await letterFor(office);
    const refused = (said: Parameters<typeof give>[3]) =>
      give(regent, letter.id, [head.postId], said).catch(code);
    expect(await refused({ instructions: [] })).toBe('dispositions.says-nothing');
    expect(await refused({ instructions: ['MENARI'] })).toBe('dispositions.unknown-instruction');
    expect(await refused({ deadline: '2026-11-20' })).toBe('dispositions.deadline-past');
  });

  it('takes over deadline and urgency of the letter where it says nothing else', async () => {
    const { act } = await givenToHead(office, {}, { deadline: '2026-11-30', urgency: 'segera' });
    expect([act.deadline, act.urgency]).toEqual(['2026-11-30', 'segera']);
  });

  it('is refused on a letter that is closed', async () => {
    const { regent, head } = office;
    const letter = await letterFor(office);
    await regent.call(letters.close, { letterId: letter.id, postId: regent.postId });
    expect(await give(regent, letter.id, [head.postId]).catch(code)).toBe('dispositions.letter-settled');
  });

  it('keeps its registration from being cancelled', async () => {
    const { letter } = await givenToHead(office);
    const refused = await office.registry
      .call(letters.cancel, { letterId: letter.id, reason: 'Keliru' })
      .catch(code);
    expect(refused).toBe('letters.has-dispositions');
  });
});

describe('the way down and back up', () => {
  it('goes from the regent to the staff and back, and every step is told', async () => {
    const { regent, head, staff } = office;
    const { letter, desk } = await givenToHead(office);
    await head.call(dispositions.markRead, { recipientId: desk.id });
    const [below] = await forward(head, desk, [staff.postId]);
    await staff.call(dispositions.start, { recipientId: below!.id });
    expect((await regent.call(letters.open, { letterId: letter.id })).stage).toBe('in-progress');
    await staff.call(dispositions.report, { recipientId: below!.id, text: 'Data terlampir.' });
    expect((await head.call(dispositions.counters, {})).toAccept).toBe(1);
    await head.call(dispositions.sendBack, { recipientId: below!.id, reason: 'Lengkapi tabelnya' });
    await staff.call(dispositions.report, { recipientId: below!.id, text: 'Tabel sudah lengkap.' });
    const accepted = await head.call(dispositions.accept, { recipientId: below!.id });
    expect(accepted.reports.map((report) => report.sentBackReason)).toEqual(['Lengkapi tabelnya', null]);
    await head.call(dispositions.report, { recipientId: desk.id, text: 'Selesai dikerjakan.' });
    const done = await regent.call(dispositions.accept, { recipientId: desk.id });
    expect(done.state).toBe('done');
    const tree = await regent.call(dispositions.tree, { letterId: letter.id });
    expect([tree.allSettled, tree.desks.map((one) => one.state)]).toEqual([true, ['done', 'done']]);
    expect(await timeline(letter.id)).toEqual([
      'letter.registered',
      'disposition.given',
      'disposition.read',
      'disposition.forwarded',
      'disposition.started',
      'disposition.reported',
      'disposition.sent-back',
      'disposition.reported',
      'disposition.accepted',
      'disposition.reported',
      'disposition.accepted',
    ]);
  });

  it('that is taken back unread leaves the letter as it was registered', async () => {
    const { regent, head, secretary } = office;
    const letter = await letterFor(office);
    const before = await regent.call(dispositions.tracking, { letterId: letter.id });
    const { recipients } = await give(regent, letter.id, [head.postId, secretary.postId]);
    const stage = async () => (await regent.call(letters.open, { letterId: letter.id })).stage;
    const takeBack = (at: number) => regent.call(dispositions.cancel, { recipientId: recipients[at]!.id });
    house.clock.advance(600_000);
    await takeBack(0);
    expect(await stage()).toBe('disposed');
    await takeBack(1);
    expect(await stage()).toBe('registered');
    const after = await regent.call(dispositions.tracking, { letterId: letter.id });
    expect(after.now[0]).toMatchObject({ awaited: 'disposition', since: before.now[0]!.since });
  });

  it('cannot be cancelled once it has been read', async () => {
    const { regent, head } = office;
    const unread = await givenToHead(office);
    const cancelled = await regent.call(dispositions.cancel, { recipientId: unread.desk.id });
    expect(cancelled.state).toBe('cancelled');
    expect(
      (await head.call(dispositions.inbox, {})).items.some((row) => row.recipientId === unread.desk.id),
    ).toBe(false);

    const read = await givenToHead(office);
    await head.call(dispositions.markRead, { recipientId: read.desk.id });
    expect(await regent.call(dispositions.cancel, { recipientId: read.desk.id }).catch(code)).toBe(
      'dispositions.already-read',
    );
  });

  it('is either read or cancelled when both happen at once', async () => {
    const { regent, head } = office;
    for (let round = 0; round < 5; round += 1) {
      const { desk } = await givenToHead(office);
      const cancelling = regent.call(dispositions.cancel, { recipientId: desk.id });
      await Promise.allSettled([cancelling, head.call(dispositions.start, { recipientId: desk.id })]);
      const [row] = await house.owner<{ state: string; read: boolean }>(
        'select state, read_at is not null as read from dispositions.recipient where id = $1',
        [desk.id],
      );
      expect([
        { state: 'cancelled', read: false },
        { state: 'in-progress', read: true },
      ]).toContainEqual(row);
    }
  });

  it('is not returned while somebody below is still at work on it', async () => {
    const { head, staff } = office;
    const { desk } = await givenToHead(office);
    const [below] = await forward(head, desk, [staff.postId]);
    const back = () => head.call(dispositions.return, { recipientId: desk.id, reason: 'Salah alamat' });
    expect(await back().catch(code)).toBe('dispositions.open-below');
    await staff.call(dispositions.return, { recipientId: below!.id, reason: 'Bukan tugas saya' });
    const returned = await back();
    expect([returned.state, returned.returnReason]).toEqual(['returned', 'Salah alamat']);
  });

  it('waits for its addressee again once everything has come back or was taken back', async () => {
    const { regent, secretary, head } = office;
    const letter = await letterFor(office);
    const waits = async () =>
      (await regent.call(letters.inbox, {})).items.some((item) => item.id === letter.id);
    const act = await give(regent, letter.id, [secretary.postId, head.postId]);
    const [first, second] = act.recipients;
    await secretary.call(dispositions.return, { recipientId: first!.id, reason: 'Bukan wewenang kami' });
    expect(await waits()).toBe(false);
    await regent.call(dispositions.cancel, { recipientId: second!.id });
    expect(await waits()).toBe(true);
    await give(regent, letter.id, [head.postId]);
    expect(await waits()).toBe(false);
  });

  it('does not wait for its addressee when it comes back to somebody below', async () => {
    const { regent, head, staff } = office;
    const { letter, desk } = await givenToHead(office);
    const [below] = await forward(head, desk, [staff.postId]);
    await staff.call(dispositions.return, { recipientId: below!.id, reason: 'Bukan tugas saya' });
    expect((await regent.call(letters.inbox, {})).items.some((item) => item.id === letter.id)).toBe(false);
  });

  it('lets each side take its own steps only, and strangers none', async () => {
    const { regent, head, division, staff } = office;
    const { desk } = await givenToHead(office);
    expect(await regent.call(dispositions.start, { recipientId: desk.id }).catch(code)).toBe(
      'core.not-found',
    );
    expect(await head.call(dispositions.cancel, { recipientId: desk.id }).catch(code)).toBe('core.not-found');
    expect(await division.call(dispositions.start, { recipientId: desk.id }).catch(code)).toBe(
      'core.not-found',
    );
    expect(await staff.call(dispositions.markRead, { recipientId: desk.id }).catch(code)).toBe(
      'core.not-found',
    );
    expect(await regent.call(dispositions.accept, { recipientId: desk.id }).catch(code)).toBe(
      'dispositions.not-now',
    );
  });

  it('may not be given a later deadline than the own desk has', async () => {
    const { head, staff } = office;
    const { desk } = await givenToHead(office, { deadline: '2026-11-25' });
    const refused = await forward(head, desk, [staff.postId], { deadline: '2026-11-26' }).catch(code);
    expect(refused).toBe('dispositions.deadline-beyond-own');
    const [below] = await forward(head, desk, [staff.postId]);
    expect(below!.deadline).toBe('2026-11-25');
  });

  it('ends with everything below it when the giver closes it', async () => {
    const { regent, head, division, staff } = office;
    const { letter, act, desk } = await givenToHead(office);
    const [below] = await forward(head, desk, [division.postId]);
    await forward(division, below!, [staff.postId]);
    expect(await head.call(dispositions.close, { dispositionId: act.id }).catch(code)).toBe('core.not-found');
    const closed = await regent.call(dispositions.close, { dispositionId: act.id, note: 'Sudah ditangani.' });
    expect([closed.closedNote, closed.can.close]).toEqual(['Sudah ditangani.', false]);
    const tree = await regent.call(dispositions.tree, { letterId: letter.id });
    expect(tree.desks.map((one) => one.state)).toEqual(['done', 'done', 'done']);
    expect(await regent.call(dispositions.close, { dispositionId: act.id }).catch(code)).toBe(
      'dispositions.not-now',
    );
  });

  it('ends with the letter when its addressee closes that', async () => {
    const { regent, head, staff } = office;
    const { letter, desk } = await givenToHead(office);
    await forward(head, desk, [staff.postId]);
    await regent.call(letters.close, { letterId: letter.id, postId: regent.postId });
    await house.runJobs();
    expect(await head.call(dispositions.start, { recipientId: desk.id }).catch(code)).toBe(
      'dispositions.letter-settled',
    );
    const tree = await regent.call(dispositions.tree, { letterId: letter.id });
    expect(tree.desks.map((one) => one.state)).toEqual(['done', 'done']);
    expect((await timeline(letter.id)).filter((type) => type === 'disposition.closed')).toHaveLength(2);
  });

  it('tells the page what the reader may do, by the rules that guard the steps', async () => {
    const { regent, head } = office;
    const { desk } = await givenToHead(office);
    const seen = async (who: typeof head) =>
      (await who.call(dispositions.openDesk, { recipientId: desk.id })).desk.can;
    const names = (can: Record<string, boolean>) => Object.keys(can).filter((name) => can[name]);
    expect(names(await seen(head))).toEqual(['read', 'start', 'forward', 'report', 'return']);
    expect(names(await seen(regent))).toEqual(['cancel', 'close']);
    expect(names(await seen(office.registry))).toEqual([]);
  });
});
