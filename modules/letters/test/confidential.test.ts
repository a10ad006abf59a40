import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { openSession, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { books } from '../contract/books.ts';
import { letters } from '../contract/letters.ts';
import type { BookId } from '../contract/terms.ts';
import { letterInput } from './letter-fields.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const code = (failure: unknown) => (failure as { code: string }).code;
const register = (fields: Parameters<typeof letterInput>[1]) =>
  office.registry.call(letters.register, letterInput(office.regent.postId, fields));

/** How many rows of a letter the web role sees in a table, with the posts of an official and nothing of the application. */
async function rowsSeen(table: string, letterId: string, posts: readonly string[]): Promise<number> {
  const column = table === 'letters.letter' ? 'id' : 'letter_id';
  return transact(house.house.appPool, { agency: office.agencyId, posts }, 'read', async (tx) => {
    const rows = await tx.rows(`select 1 from ${table} where ${column} = $1`, [letterId]);
    return rows.length;
  });
}

describe('the database, with nothing of the application in between', () => {
  const tables = ['letters.letter', 'letters.addressee', 'letters.reader', 'letters.correction'];

  it.each(tables)('shows rows of a secret letter in %s to named posts alone', async (table) => {
    const { id, version } = await register({ securityClass: 'SR' });
    await office.registry.call(letters.correct, { letterId: id, version, reason: 'Ejaan', subject: 'Lain' });
    expect(await rowsSeen(table, id, [office.regent.postId])).toBeGreaterThan(0);
    expect(await rowsSeen(table, id, [office.head.postId])).toBe(0);
  });

  it('notices when the policy is gone', async () => {
    const { id } = await register({ securityClass: 'SR' });
    await house.owner('alter policy confidential on letters.letter using (true)');
    const seen = await rowsSeen('letters.letter', id, [office.head.postId]);
    await house.owner(`alter policy confidential on letters.letter using (security_class in ('B', 'T') or exists (
      select from letters.reader r where r.agency_id = letter.agency_id and r.letter_id = letter.id
        and r.post_id = any ((select core.acting_posts())::uuid[])))`);
    expect(seen).toBe(1);
    expect(await rowsSeen('letters.letter', id, [office.head.postId])).toBe(0);
  });

  it('lets nobody name themselves as a reader', async () => {
    const { id } = await register({ securityClass: 'R' });
    const name = (posts: readonly string[]) =>
      transact(house.house.appPool, { agency: office.agencyId, posts }, 'write', (tx) =>
        tx.rows(
          'insert into letters.reader (agency_id, letter_id, post_id, named_at) values ($1, $2, $3, now())',
          [office.agencyId, id, office.staff.postId],
        ),
      );
    await expect(name([office.staff.postId])).rejects.toThrow('row-level security');
    await expect(name([office.regent.postId])).resolves.toEqual([]);
  });
});

describe('a letter of class T', () => {
  it('is known to its unit and to those it was passed to, in lists, books and completion too', async () => {
    const sender = 'Kantor Rahasia Tetangga';
    const letter = await register({ securityClass: 'T', sender, subject: 'Terbatas sekali' });
    await house.owner('delete from organization.post_role where agency_id = $1 and post_id = $2', [
      office.agencyId,
      office.division.postId,
    ]);
    const outside = office.division;
    expect(await outside.call(letters.open, { letterId: letter.id }).catch(code)).toBe('core.not-found');
    expect((await outside.call(letters.list, { q: 'terbatas' })).items).toEqual([]);
    const given = await office.head.call(letters.list, { q: 'terbatas' });
    expect(given.items.map((item) => item.id)).toEqual([letter.id]);
    // A registry of another unit that keeps the same common book.
    await house.owner(
      `insert into organization.post_role (agency_id, post_id, role_id, unit_id)
       select $1, $2, id, $3 from organization.role where agency_id = $1 and name = 'registry'`,
      [office.agencyId, office.staff.postId, office.deptId],
    );
    await house.owner(
      "update organization.role set permissions = array_remove(permissions, 'letters.view-unit') where agency_id = $1 and name = 'registry'",
      [office.agencyId],
    );
    const { items } = await office.staff.call(books.entries, {
      bookId: office.bookId as BookId,
      year: 2026,
      size: 100,
    });
    expect(items.find((line) => line.agendaNumber === letter.agendaNumber)).toMatchObject({
      letterId: null,
      subject: null,
      sender: null,
    });
    expect((await office.staff.call(letters.senders, { q: 'rahasia tetangga' })).items).toEqual([]);
    expect((await office.registry.call(letters.senders, { q: 'rahasia tetangga' })).items).toEqual([sender]);
  });
});

describe('a correction', () => {
  it('leaves what it does not name, above all the security class', async () => {
    const { id, version } = await register({
      securityClass: 'SR',
      summary: 'Ringkas',
      deadline: '2026-12-01',
    });
    const corrected = await office.registry.call(letters.correct, {
      letterId: id,
      version,
      reason: 'Ejaan',
      subject: 'Benar',
    });
    expect(corrected).toMatchObject({
      securityClass: 'SR',
      summary: 'Ringkas',
      deadline: '2026-12-01',
      subject: 'Benar',
    });
  });

  it('opens a letter to more readers only with a fresh factor', async () => {
    const { id, version } = await register({ securityClass: 'R' });
    const [account] = await house.owner<{ id: string }>(
      'select id from identity.account where person_id = $1',
      [office.registry.personId],
    );
    const call = house.as(await openSession(house, office.agencyId, office.registry.personId, account!.id));
    const begun = house.clock.now();
    house.clock.advance(16 * 60_000);
    const ask = { letterId: id, version, reason: 'Keliru', securityClass: 'B' as const };
    expect(await call(letters.correct, ask).catch(code)).toBe('core.step-up-required');
    house.clock.set(begun.toISOString());
    expect((await office.regent.call(letters.open, { letterId: id })).securityClass).toBe('R');
  });

  it('keeps words about a secret letter out of the events', async () => {
    const { id, version } = await register({ securityClass: 'R' });
    await office.registry.call(letters.correct, {
      letterId: id,
      version,
      reason: 'Mutasi Pak Budi',
      subject: 'Benar',
    });
    await office.regent.call(letters.close, {
      letterId: id,
      postId: office.regent.postId,
      note: 'Mutasi Pak Budi',
    });
    const events = await house.owner<{ payload: object }>(
      'select payload from core.event where matter_id = $1',
      [id],
    );
    expect(JSON.stringify(events)).not.toContain('Budi');
  });
});

describe('registration', () => {
  it('answers a letter that the clerk may not see as if it were not there', async () => {
    const foreign = await smallOffice(house);
    const hidden = await foreign.registry.call(letters.register, letterInput(foreign.regent.postId));
    for (const replyTo of [hidden.id, crypto.randomUUID()]) {
      expect(await register({ replyTo: replyTo as never }).catch(code)).toBe('core.not-found');
    }
  });

  it('refuses a time of receipt to come, and posts that are no longer in force', async () => {
    expect(await register({ receivedAt: '2030-01-01T00:00:00Z' }).catch(code)).toBe(
      'letters.received-in-the-future',
    );
    await house.owner("update organization.post set active_until = '2026-01-31' where id = $1", [
      office.head.postId,
    ]);
    const failure = await office.registry.call(letters.register, letterInput(office.head.postId)).catch(code);
    expect(failure).toBe('letters.post-not-in-force');
  });
});

it('a letter that was closed before anyone disposed it waits again when it is reopened', async () => {
  const { id } = await register({ subject: 'Dibuka lagi' });
  const { call, postId } = office.regent;
  await call(letters.close, { letterId: id, postId });
  expect((await call(letters.inbox, { size: 100 })).items.some((item) => item.id === id)).toBe(false);
  expect((await call(letters.reopen, { letterId: id, postId, reason: 'Masih perlu' })).stage).toBe(
    'registered',
  );
  expect((await call(letters.inbox, { size: 100 })).items.some((item) => item.id === id)).toBe(true);
});

it('guesses of a receipt code stay counted though they fail', async () => {
  const ask = () => house.as()(letters.track, { code: '0000-0000-0000-0000' }).catch(code);
  const answers = new Set<unknown>();
  for (let guess = 0; guess < 125; guess += 1) answers.add(await ask());
  expect([...answers]).toEqual(['core.not-found', 'core.too-many-requests']);
});

it('is not told again what was answered to someone who may not know any more', async () => {
  const key = crypto.randomUUID();
  const { id } = await register({ securityClass: 'R' });
  const { call, postId } = office.regent;
  await call(letters.nameReaders, { letterId: id, postIds: [office.secretary.postId] }, { key });
  await house.owner('delete from letters.reader where letter_id = $1 and post_id = $2', [id, postId]);
  await house.owner('delete from letters.addressee where letter_id = $1', [id]);
  const again = await call(
    letters.nameReaders,
    { letterId: id, postIds: [office.secretary.postId] },
    { key },
  ).catch(code);
  expect(again).toBe('core.not-found');
});
