import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transact } from '#core/db/tx.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dispositionConfiguration } from '../contract/configuration.ts';
import { dispositions } from '../contract/dispositions.ts';
import { dispositionCounts, hasDispositions } from '../server/dispositions.api.ts';
import { watchDeadlines } from '../server/schedules/watch-deadlines.ts';
import { code, forward, give, givenToHead, letterFor } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;
const start = '2026-11-21T01:00:00Z';

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  house.clock.set(start);
  office = await smallOffice(house);
  await house.owner(
    `update organization.role set permissions = permissions || '{dispositions.configure}' where agency_id = $1 and name = 'admin'`,
    [office.agencyId],
  );
});
afterAll(() => house.close());

/** The schedule as the worker runs it for this office. */
async function watch(): Promise<void> {
  const actor = systemActor(office.agencyId, 'Asia/Jakarta');
  const base = {
    ...house.house.services,
    actor,
    locale: 'id' as const,
    requestId: 'test',
    signal: new AbortController().signal,
  };
  const ctx: JobContext = {
    ...base,
    transact: (mode, work) =>
      transact(house.house.workerPool, { agency: office.agencyId }, mode, (tx) => work({ ...base, tx })),
  };
  await watchDeadlines.run(ctx);
}
const told = async (): Promise<string[]> =>
  (
    await house.owner<{ type: string }>(
      `select type from core.event where agency_id = $1 and actor_kind = 'system' order by id`,
      [office.agencyId],
    )
  ).map((row) => row.type.replace('disposition.', ''));

describe('the watch over deadlines', () => {
  it('reminds before and on the day, tells what is overdue and takes it up, each once', async () => {
    const { head, division } = office;
    const letter = await letterFor(office, { addressees: [head.postId] });
    const act = await give(head, letter.id, [division.postId], { deadline: '2026-11-25' });
    const seen: Record<string, string[]> = {};
    for (const day of ['23', '24', '25', '26', '27', '28', '29']) {
      house.clock.set(`2026-11-${day}T03:00:00Z`);
      const before = (await told()).length;
      await watch();
      await watch();
      seen[day] = (await told()).slice(before);
    }
    expect(seen).toEqual({
      23: [],
      24: ['due-soon'],
      25: ['due-soon'],
      26: ['overdue'],
      27: [],
      28: ['escalated'],
      29: [],
    });
    const [escalated] = await house.owner<{ payload: unknown; matter_id: string }>(
      `select payload, matter_id from core.event where subject_id = $1 and type = 'disposition.escalated'`,
      [act.recipients[0]!.id],
    );
    expect(escalated).toMatchObject({
      matter_id: letter.id,
      payload: { posts: [office.secretary.postId], daysOver: 3 },
    });
  });

  it('wakes nobody at night', async () => {
    await givenToHead(office, { deadline: '2026-11-22' });
    house.clock.set('2026-11-22T23:30:00Z');
    await watch();
    expect(await told()).toEqual([]);
    house.clock.set('2026-11-23T00:00:00Z');
    await watch();
    expect(await told()).toEqual(['overdue']);
  });

  it('leaves alone what has been reported or settled', async () => {
    const { regent, head } = office;
    const reported = await givenToHead(office, { deadline: '2026-11-22' });
    await head.call(dispositions.report, { recipientId: reported.desk.id, text: 'Selesai.' });
    const cancelled = await givenToHead(office, { deadline: '2026-11-22' });
    await regent.call(dispositions.cancel, { recipientId: cancelled.desk.id });
    house.clock.set('2026-12-01T03:00:00Z');
    await watch();
    expect(await told()).toEqual([]);
  });

  it('takes it up after as many days as the agency wants', async () => {
    await office.admin.call(dispositionConfiguration.setSettings, { escalateAfterDays: 1 });
    const { head, division } = office;
    const letter = await letterFor(office, { addressees: [head.postId] });
    await give(head, letter.id, [division.postId], { deadline: '2026-11-22' });
    house.clock.set('2026-11-23T03:00:00Z');
    await watch();
    expect(await told()).toEqual(['overdue', 'escalated']);
  });

  it('tells once when two workers look at the same time', async () => {
    for (let n = 0; n < 12; n += 1) await givenToHead(office, { deadline: '2026-11-21' });
    house.clock.set('2026-11-22T03:00:00Z');
    await Promise.all([watch(), watch(), watch()]);
    await watch();
    expect(await told()).toEqual(Array(12).fill('overdue'));
  });
});

describe('lists and counters', () => {
  it('page by key, newest first, without losing or repeating a row', async () => {
    const { head } = office;
    const given: string[] = [];
    for (let n = 0; n < 7; n += 1) given.unshift((await givenToHead(office)).desk.id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await head.call(dispositions.inbox, { size: 3, cursor });
      seen.push(...page.items.map((row) => row.recipientId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(given);
  });

  it('are filtered by state, urgency, deadline, words and post', async () => {
    const { head, regent } = office;
    const urgent = await givenToHead(
      office,
      { urgency: 'sangat-segera', deadline: '2026-11-21' },
      { subject: 'Banjir di Kecamatan Timur' },
    );
    const plain = await givenToHead(office);
    await head.call(dispositions.start, { recipientId: plain.desk.id });
    house.clock.set('2026-11-22T03:00:00Z');
    const ids = async (filter: object) =>
      (await head.call(dispositions.inbox, filter)).items.map((row) => row.recipientId);
    expect(await ids({ state: ['in-progress'] })).toEqual([plain.desk.id]);
    expect(await ids({ urgency: ['sangat-segera'] })).toEqual([urgent.desk.id]);
    expect(await ids({ overdue: 'true' })).toEqual([urgent.desk.id]);
    expect(await ids({ q: 'banjir' })).toEqual([urgent.desk.id]);
    expect(await ids({ q: 'tidak ada' })).toEqual([]);
    expect(await ids({ postId: head.postId })).toEqual([plain.desk.id, urgent.desk.id]);
    expect(await head.call(dispositions.inbox, { postId: regent.postId }).catch(code)).toBe('core.not-found');
    const given = await regent.call(dispositions.given, { state: ['sent'] });
    expect(given.items.map((row) => [row.recipientId, row.overdue])).toEqual([[urgent.desk.id, true]]);
  });

  it('count what waits for the reader', async () => {
    const { head, regent } = office;
    const one = await givenToHead(office, { deadline: '2026-11-21' });
    const two = await givenToHead(office);
    await head.call(dispositions.markRead, { recipientId: two.desk.id });
    house.clock.set('2026-11-22T03:00:00Z');
    expect(await head.call(dispositions.counters, {})).toEqual({
      unread: 1,
      open: 2,
      overdue: 1,
      toAccept: 0,
    });
    await head.call(dispositions.report, { recipientId: one.desk.id, text: 'Selesai.' });
    expect(await head.call(dispositions.counters, {})).toEqual({
      unread: 0,
      open: 1,
      overdue: 0,
      toAccept: 0,
    });
    expect((await regent.call(dispositions.counters, {})).toAccept).toBe(1);
  });
});

describe('tracking', () => {
  it('says where the letter is, with whom, since when and who is next', async () => {
    const { regent, head, staff } = office;
    const letter = await letterFor(office);
    const now = async () =>
      (await regent.call(dispositions.tracking, { letterId: letter.id })).now.map((place) => [
        place.post.name,
        place.awaited,
        place.next?.name ?? null,
      ]);
    expect(await now()).toEqual([['Bupati', 'disposition', null]]);
    const desk = (await give(regent, letter.id, [head.postId])).recipients[0]!;
    expect(await now()).toEqual([['Kepala Dinas', 'read', 'Bupati']]);
    house.clock.advance(3_600_000);
    const [below] = await forward(head, desk, [staff.postId]);
    house.clock.advance(7_200_000);
    await staff.call(dispositions.report, { recipientId: below!.id, text: 'Selesai.' });
    expect(await now()).toEqual([['Kepala Dinas', 'acceptance', 'Bupati']]);
    await head.call(dispositions.accept, { recipientId: below!.id });
    house.clock.advance(1_800_000);
    const tracking = await regent.call(dispositions.tracking, { letterId: letter.id });
    expect(tracking.desks.map((one) => [one.post.name, one.deskSeconds])).toEqual([
      ['Kepala Dinas', 3_600 + 1_800],
      ['Staf', 7_200],
    ]);
    expect(tracking.totalSeconds).toBe(3_600 + 7_200 + 1_800);
    await head.call(dispositions.report, { recipientId: desk.id, text: 'Selesai.' });
    await regent.call(dispositions.accept, { recipientId: desk.id });
    expect(await now()).toEqual([['Bupati', 'closing', null]]);
    await regent.call(letters.close, { letterId: letter.id, postId: regent.postId });
    expect(await now()).toEqual([]);
  });
});

describe("the leader's figures", () => {
  it('show open by age, turnaround and the slowest desks of the units below', async () => {
    const { regent, head, staff, deptId } = office;
    const done = await givenToHead(office, { deadline: '2026-11-25' });
    await givenToHead(office, { deadline: '2026-11-22' });
    const letter = await letterFor(office);
    await give(regent, letter.id, [office.secretary.postId]);
    house.clock.advance(2 * 86_400_000);
    await head.call(dispositions.report, { recipientId: done.desk.id, text: 'Selesai.' });
    await regent.call(dispositions.accept, { recipientId: done.desk.id });
    const all = await regent.call(dispositions.statistics, {});
    expect(all.open).toMatchObject({ total: 2, unread: 2, overdue: 1 });
    expect(all.open.byAge.filter((age) => age.count > 0)).toEqual([{ fromDay: 1, toDay: 3, count: 2 }]);
    expect(all.turnaround).toEqual({ settled: 1, medianSeconds: 172_800, p90Seconds: 172_800, inTime: 1 });
    expect(all.slowest[0]).toMatchObject({ medianDeskSeconds: 172_800 });
    const department = await regent.call(dispositions.statistics, { unitId: deptId });
    expect(department.open.total).toBe(1);
    expect(department.slowest.map((desk) => desk.post.name)).toEqual(['Kepala Dinas']);
    expect(await staff.call(dispositions.statistics, {}).catch(code)).toBe('core.forbidden');
  });

  it('do not count confidential letters for those who may not read them', async () => {
    await givenToHead(office, {}, { securityClass: 'R' });
    expect((await office.regent.call(dispositions.statistics, {})).open.total).toBe(1);
    expect((await office.secretary.call(dispositions.statistics, {})).open.total).toBe(0);
  });
});

describe('the list of instructions', () => {
  it('is the usual one until the agency writes its own, and old acts keep their words', async () => {
    const { admin, regent, head } = office;
    const usual = await regent.call(dispositionConfiguration.instructions, {});
    expect(usual.items).toHaveLength(18);
    const { act } = await givenToHead(office, { instructions: ['WAKILI'] });
    await admin.call(dispositionConfiguration.setInstructions, {
      items: [
        { code: 'HADIRI', text: 'Hadiri atas nama saya' },
        { code: 'KAJI', text: 'Kaji' },
      ],
    });
    const { items } = await regent.call(dispositionConfiguration.instructions, {});
    expect(items.map((item) => item.code)).toEqual(['HADIRI', 'KAJI']);
    await admin.call(dispositionConfiguration.setInstructions, {
      items: [{ code: 'KAJI', text: 'Kaji dan laporkan' }],
    });
    const kept = await regent.call(dispositions.open, { dispositionId: act.id });
    expect(kept.instructions).toEqual([{ code: 'WAKILI', text: 'Wakili saya' }]);
    const letter = await letterFor(office);
    const refused = give(regent, letter.id, [head.postId], { instructions: ['HADIRI'] });
    expect(await refused.catch(code)).toBe('dispositions.unknown-instruction');
    await give(regent, letter.id, [head.postId], { instructions: ['KAJI'] });
    const row = (await head.call(dispositions.inbox, {})).items[0]!;
    expect(row.instructions).toEqual([{ code: 'KAJI', text: 'Kaji dan laporkan' }]);
    expect(
      await head.call(dispositionConfiguration.setInstructions, { items: usual.items }).catch(code),
    ).toBe('core.forbidden');
  });
});

it('other modules learn how many desks a letter has', async () => {
  const { letter } = await givenToHead(office);
  const untouched = await letterFor(office);
  await house.system(office.agencyId, async ({ tx }) => {
    expect(await dispositionCounts(tx, [letter.id, untouched.id])).toEqual(
      new Map([[letter.id, { total: 1, open: 1 }]]),
    );
    expect([await hasDispositions(tx, letter.id), await hasDispositions(tx, untouched.id)]).toEqual([
      true,
      false,
    ]);
  });
});
