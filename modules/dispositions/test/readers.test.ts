import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { deliver } from '#core/events/dispatch.ts';
import { letterChanges } from '#modules/letters/contract/letter-changes.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterForAction } from '#modules/letters/server/letters.api.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dispositions } from '../contract/dispositions.ts';
import { dispositionsModule } from '../module.ts';
import { syncReaders } from '../server/sync-readers.ts';
import { code, forward, give, givenToHead, letterFor } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

/** A statement of the web role acting through the posts, with nothing of the application in between. */
const asPosts = (posts: readonly string[], text: string, values: unknown[]) =>
  transact(house.house.appPool, { agency: office.agencyId, posts }, 'write', (tx) => tx.rows(text, values));

const nameIn = (schema: string, posts: readonly string[], letterId: string, post: string) =>
  asPosts(
    posts,
    schema === 'letters'
      ? 'insert into letters.reader (agency_id, letter_id, post_id, named_at) values ($1, $2, $3, now())'
      : 'insert into dispositions.reader (agency_id, letter_id, post_id) values ($1, $2, $3)',
    [office.agencyId, letterId, post],
  );

describe('the readers of the dispositions of a confidential letter, in the database', () => {
  it('see only themselves on the list', async () => {
    const { regent, head, staff } = office;
    const { letter } = await givenToHead(office, {}, { securityClass: 'SR' });
    await house.runJobs();
    const seen = async (post: string) =>
      (
        await asPosts([post], 'select post_id from dispositions.reader where letter_id = $1', [letter.id])
      ).map((row) => (row as { post_id: string }).post_id);
    expect(await seen(head.postId)).toEqual([head.postId]);
    expect(await seen(regent.postId)).toEqual([regent.postId]);
    expect(await seen(staff.postId)).toEqual([]);
  });

  it('are named by readers of the letter alone: nobody names themselves, before or after the first act', async () => {
    const { head, staff } = office;
    const untouched = await letterFor(office, { securityClass: 'R' });
    const { letter } = await givenToHead(office, {}, { securityClass: 'R' });
    for (const one of [untouched, letter])
      await expect(nameIn('dispositions', [staff.postId], one.id, staff.postId)).rejects.toThrow(
        'row-level security',
      );
    await expect(nameIn('dispositions', [head.postId], letter.id, staff.postId)).resolves.toEqual([]);
  });

  it('would be joined by anyone without the policy: the test can fail', async () => {
    const { staff } = office;
    const { letter } = await givenToHead(office, {}, { securityClass: 'R' });
    await house.owner('alter policy naming on dispositions.reader with check (true)');
    const planted = await nameIn('dispositions', [staff.postId], letter.id, staff.postId).catch(code);
    await house.owner('alter policy naming on dispositions.reader with check (letters.may_name(letter_id))');
    expect(planted).toEqual([]);
    await expect(nameIn('dispositions', [staff.postId], letter.id, office.division.postId)).rejects.toThrow();
  });

  it('cannot be changed or taken out but by the one function, which asks who asks', async () => {
    const { staff, head } = office;
    const { letter } = await givenToHead(office, {}, { securityClass: 'R' });
    for (const text of ['delete from', 'update'])
      await expect(
        asPosts(
          [staff.postId],
          text === 'update'
            ? 'update dispositions.reader set post_id = $2 where letter_id = $1'
            : 'delete from dispositions.reader where letter_id = $1 and post_id = $2',
          [letter.id, staff.postId],
        ),
      ).rejects.toThrow('permission denied');
    for (const schema of ['dispositions', 'letters'])
      await expect(
        asPosts(
          [staff.postId],
          schema === 'letters'
            ? 'select letters.withdraw_readers($1, $2::uuid[], true)'
            : 'select dispositions.withdraw_readers($1, $2::uuid[])',
          [letter.id, [head.postId]],
        ),
      ).rejects.toThrow('only readers');
  });
});

describe('a disposition that was taken back', () => {
  it('takes the right to read with it, on the letter and on its dispositions', async () => {
    const { regent, head } = office;
    const { letter, desk } = await givenToHead(office, {}, { securityClass: 'SR' });
    expect((await head.call(letters.open, { letterId: letter.id })).id).toBe(letter.id);
    await regent.call(dispositions.cancel, { recipientId: desk.id });
    for (const ask of [
      () => head.call(letters.open, { letterId: letter.id }),
      () => head.call(dispositions.tree, { letterId: letter.id }),
      () => head.call(dispositions.openDesk, { recipientId: desk.id }),
    ])
      expect(await ask().catch(code)).toBe('core.not-found');
    const rows = await asPosts([head.postId], 'select 1 from dispositions.recipient where letter_id = $1', [
      letter.id,
    ]);
    expect(rows).toEqual([]);
    expect((await head.call(letters.list, { size: 100 })).items.some((one) => one.id === letter.id)).toBe(
      false,
    );
  });

  it('leaves the right to who has it for another reason: named, or another disposition', async () => {
    const { regent, head, division, staff } = office;
    const { letter, desk } = await givenToHead(office, {}, { securityClass: 'R', readers: [head.postId] });
    await regent.call(dispositions.cancel, { recipientId: desk.id });
    expect((await head.call(letters.open, { letterId: letter.id })).id).toBe(letter.id);
    const act = await give(regent, letter.id, [head.postId, division.postId]);
    const [first, second] = act.recipients;
    await forward(head, first!, [division.postId]);
    await regent.call(dispositions.cancel, { recipientId: second!.id });
    expect((await division.call(letters.open, { letterId: letter.id })).id).toBe(letter.id);
    expect((await division.call(dispositions.tree, { letterId: letter.id })).desks.length).toBe(4);
    expect(await staff.call(letters.open, { letterId: letter.id }).catch(code)).toBe('core.not-found');
  });

  it('tells its recipient no more what a secret act says, though everyone may read the letter', async () => {
    const { regent, head } = office;
    const { letter, desk, act } = await givenToHead(office, { secret: true, note: 'Antara kita.' });
    await regent.call(dispositions.cancel, { recipientId: desk.id });
    const tree = await head.call(dispositions.tree, { letterId: letter.id });
    const lists = await head.call(dispositions.inbox, { settled: 'true' });
    expect(JSON.stringify([tree, lists])).not.toContain('Antara kita');
    expect((await head.call(dispositions.open, { dispositionId: act.id })).withheld).toBe(true);
    expect((await regent.call(dispositions.open, { dispositionId: act.id })).note).toBe('Antara kita.');
  });
});

describe('a reader who is named no longer', () => {
  it('reads neither the letter nor its dispositions, and the timeline says so', async () => {
    const { regent, secretary } = office;
    const { letter } = await givenToHead(office, {}, { securityClass: 'R', readers: [secretary.postId] });
    await house.runJobs();
    expect((await secretary.call(dispositions.tree, { letterId: letter.id })).desks).toHaveLength(1);
    const after = await regent.call(letters.unnameReader, { letterId: letter.id, postId: secretary.postId });
    expect(after.readers.map((one) => one.id)).not.toContain(secretary.postId);
    await house.runJobs();
    for (const ask of [letters.open, dispositions.tree, letters.timeline])
      expect(await secretary.call(ask, { letterId: letter.id }).catch(code)).toBe('core.not-found');
    expect(
      await asPosts([secretary.postId], 'select 1 from dispositions.recipient where letter_id = $1', [
        letter.id,
      ]),
    ).toEqual([]);
    const { items } = await regent.call(letters.timeline, { letterId: letter.id });
    expect(items.at(-1)!.sentence).toBe('Bupati Uji mencabut penunjukan Sekretaris Daerah sebagai pembaca');
  });

  it('stays where the letter is addressed to the post, registered by it, or with it', async () => {
    const { regent, registry, head, staff } = office;
    const { letter } = await givenToHead(office, {}, { securityClass: 'R' });
    for (const { postId } of [regent, registry, head])
      expect(await regent.call(letters.unnameReader, { letterId: letter.id, postId }).catch(code)).toBe(
        'letters.reader-stays',
      );
    for (const asker of [regent, staff])
      expect(
        await asker.call(letters.unnameReader, { letterId: letter.id, postId: staff.postId }).catch(code),
      ).toBe('core.not-found');
    expect((await head.call(letters.open, { letterId: letter.id })).id).toBe(letter.id);
  });
});

/** Hands the events of a letter to those who follow them, the last first, and each of them twice. */
async function deliverBackwards(letterId: string): Promise<void> {
  const events = await house.owner<{ id: string; type: string; at: string }>(
    'select id, type, occurred_at::text as at from core.event where matter_id = $1 order by id desc',
    [letterId],
  );
  for (const { id, type, at } of [...events, ...events])
    for (const follower of dispositionsModule.subscribers.filter((one) => one.event.type === type))
      await house.system(office.agencyId, (ctx) =>
        deliver(ctx, follower, { agencyId: office.agencyId, eventId: id as never, occurredAt: at }),
      );
}

const readersIn = async (schema: 'letters' | 'dispositions', letterId: string) => {
  const rows = await house.owner<{ post_id: string }>(
    `select post_id from ${schema}.reader where letter_id = $1 order by post_id`,
    [letterId],
  );
  return rows.map((row) => row.post_id);
};

describe('events that are delivered out of order', () => {
  it('end with the readers that the letter has', async () => {
    const { regent, head, secretary, registry, staff } = office;
    const { letter } = await givenToHead(office, {}, { securityClass: 'R', readers: [secretary.postId] });
    await regent.call(letters.unnameReader, { letterId: letter.id, postId: secretary.postId });
    await registry.call(letterChanges.addAddressees, { letterId: letter.id, postIds: [staff.postId] });
    await registry.call(letterChanges.withdrawAddressee, {
      letterId: letter.id,
      postId: staff.postId,
      reason: 'Keliru',
    });
    const wanted = [regent.postId, head.postId, registry.postId].sort();
    expect(await readersIn('letters', letter.id)).toEqual(wanted);
    await deliverBackwards(letter.id);
    expect(await readersIn('dispositions', letter.id)).toEqual(wanted);
  });

  it('do not give the letter back to who had it taken back, when its class is raised', async () => {
    const { regent, registry, head, division } = office;
    const letter = await letterFor(office);
    const act = await give(regent, letter.id, [head.postId, division.postId]);
    const taken = act.recipients.find((desk) => desk.post.id === division.postId)!;
    await regent.call(dispositions.cancel, { recipientId: taken.id });
    const { version } = await registry.call(letters.open, { letterId: letter.id });
    await registry.call(letters.correct, {
      letterId: letter.id,
      version,
      reason: 'Keliru',
      securityClass: 'R',
    });
    await deliverBackwards(letter.id);
    const wanted = [regent.postId, head.postId, registry.postId].sort();
    for (const schema of ['letters', 'dispositions'] as const)
      expect(await readersIn(schema, letter.id), schema).toEqual(wanted);
    expect(await division.call(letters.open, { letterId: letter.id }).catch(code)).toBe('core.not-found');
    expect((await head.call(dispositions.tree, { letterId: letter.id })).desks).toHaveLength(2);
  });
});

it('the readers are looked up while the letter is held: who changes them at that moment is waited for', async () => {
  const { letter } = await givenToHead(office, {}, { securityClass: 'R' });
  const acting = { agency: office.agencyId, posts: [office.regent.postId] };
  let synced: Promise<void> | undefined;
  const first = await transact(house.house.appPool, acting, 'write', async (tx) => {
    await letterForAction(tx, letter.id, { lock: true });
    synced = house.system(office.agencyId, (ctx) => syncReaders(ctx, letter.id));
    return Promise.race([synced.then(() => 'went on'), setTimeout(400, 'waits')]);
  });
  expect(first).toBe('waits');
  await synced;
});

it('naming somebody twice is told once', async () => {
  const { regent, secretary } = office;
  const { letter } = await givenToHead(office, {}, { securityClass: 'R' });
  const name = { letterId: letter.id, postIds: [secretary.postId] };
  for (let turn = 0; turn < 2; turn++) await regent.call(letters.nameReaders, name);
  const told = await house.owner(`select 1 from core.event where matter_id = $1 and type = 'readers.named'`, [
    letter.id,
  ]);
  expect(told).toHaveLength(1);
});

it('readers from before reasons were kept lose the letter with their disposition, unless they were named', async () => {
  const { regent, head, secretary } = office;
  const plain = await givenToHead(office, {}, { securityClass: 'R' });
  const named = await givenToHead(
    office,
    {},
    { securityClass: 'R', readers: [head.postId, secretary.postId] },
  );
  for (const { letter } of [plain, named])
    await house.owner('update letters.reader set named = true, passed = false where letter_id = $1', [
      letter.id,
    ]);
  const migration = new URL('../migrations/0057_filled_afterwards.sql', import.meta.url);
  await house.owner(readFileSync(migration, 'utf8'));
  for (const { desk } of [plain, named]) await regent.call(dispositions.cancel, { recipientId: desk.id });
  const opens = ({ letter }: typeof plain) =>
    head.call(letters.open, { letterId: letter.id }).then(() => 'opened', code);
  expect([await opens(plain), await opens(named)]).toEqual(['core.not-found', 'opened']);
});
