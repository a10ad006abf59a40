import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { transact } from '#core/db/tx.ts';
import { keys } from '#modules/identity/contract/keys.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entries } from '../contract/entries.ts';
import { files } from '../contract/files.ts';
import { child, grade, refusal, staffOffice, uploaded } from './staff-office.ts';

let house: TestHouse;
let office: SmallOffice;
let familyId: string;

beforeAll(async () => {
  house = await testHouse();
  office = await staffOffice(house);
  const { admin, staff } = office;
  const fileId = await uploaded(house, admin);
  const added = await admin.call(entries.add, {
    personId: staff.personId,
    ...child('Ananda Rahasia'),
    fileId,
  });
  familyId = added.id;
  await admin.call(entries.add, { personId: staff.personId, ...grade('2024-04-01', '31') });
});
afterAll(() => house.close());

/** Statements as the web server's role, working for somebody with their post. */
function asWeb<T>(who: Official, work: (tx: Tx) => Promise<T>): Promise<T> {
  const settings = { agency: office.agencyId, person: who.personId, posts: [who.postId] };
  return transact(house.house.appPool, settings, 'write', work);
}

const familySeen = async (tx: Tx) =>
  (await tx.rows<{ n: number }>(`select count(*)::int as n from staff.entry where kind = 'family'`))[0]!.n;

const noteReading = (tx: Tx, reader: Official) =>
  tx.rows(
    `insert into staff.reading (agency_id, id, person_id, reader_id, act, purpose, read_at)
     values ($1, $2, $3, $4, 'shown', 'Uji', now())`,
    [office.agencyId, newId(), office.staff.personId, reader.personId],
  );

describe('the private part of a file', () => {
  test('is not in the file that others see, nor kept by who may not read it', async () => {
    const { admin, head, staff } = office;
    const { personId } = staff;
    for (const { call } of [admin, head])
      expect((await call(files.show, { personId })).entries.map(({ kind }) => kind)).toEqual(['grade']);
    expect(await refusal(head.call(entries.add, { personId, ...child('Lain') }))).toBe('core.not-found');
    const asHead = { personId, entryId: familyId as never, reason: 'Salah' };
    expect(await refusal(head.call(entries.withdraw, asHead))).toBe('core.not-found');
    expect(await refusal(head.call(entries.correct, { ...asHead, ...child('Lain') }))).toBe('core.not-found');
    expect(await refusal(head.call(files.readPrivate, { personId, purpose: 'Ingin tahu' }))).toBe(
      'core.forbidden',
    );
  });

  test('is read by few, and each reading is told to its person', async () => {
    const { admin, staff } = office;
    const read = await admin.call(files.readPrivate, { personId: staff.personId, purpose: 'Usul tunjangan' });
    expect(read.entries.map(({ content }) => content)).toEqual([child('Ananda Rahasia').content]);
    const proof = await house.server.inject({
      url: `/api/staff/files/${staff.personId}/entries/${familyId}/proof`,
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect(proof.statusCode).toBe(200);
    expect(proof.headers.etag).toBeUndefined();

    const { items } = await staff.call(files.listReadings, {});
    expect(items.map(({ by, act, purpose, entryId }) => ({ by: by.id, act, purpose, entryId }))).toEqual([
      { by: admin.personId, act: 'downloaded', purpose: null, entryId: familyId },
      { by: admin.personId, act: 'shown', purpose: 'Usul tunjangan', entryId: null },
    ]);
    // Of others nobody learns who read what.
    expect((await office.head.call(files.listReadings, {})).items).toEqual([]);
  });

  test('is read by its own person without a trace', async () => {
    const before = (await office.staff.call(files.listReadings, {})).items.length;
    expect((await office.staff.call(files.showOwn, {})).entries).toHaveLength(2);
    expect((await office.staff.call(files.listReadings, {})).items).toHaveLength(before);
    const own = { personId: office.admin.personId, purpose: 'Sendiri' };
    expect(await refusal(office.admin.call(files.readPrivate, own))).toBe('staff.own-file');
  });

  test('is sealed where it lies, and named in no event', async () => {
    const rows = await house.owner<{ details: unknown; sealed: Buffer }>(
      `select details, details_sealed as sealed from staff.entry where kind = 'family'`,
    );
    expect(rows.map(({ details, sealed }) => [details, sealed.includes('Ananda')])).toEqual([[null, false]]);
    const told = await house.owner<{ text: string }>(
      `select payload::text as text from core.event where type like 'staff-%'`,
    );
    expect(told.length).toBeGreaterThan(2);
    expect(told.filter(({ text }) => /Ananda|family/.test(text))).toEqual([]);
  });
});

describe('a program', () => {
  test('keeps files and reads the private part only through the posts of its person', async () => {
    const { admin, staff } = office;
    const { personId } = staff;
    const made = async (scopes: string[]) => {
      const expiresAt = '2026-12-21T00:00:00Z';
      return house.as((await admin.call(keys.create, { name: scopes.join(), scopes, expiresAt })).key);
    };
    const scopes = ['staff.view', 'staff.manage', 'staff.view-private'];
    const [alone, through] = [await made(scopes), await made([...scopes, 'posts.act'])];
    const award = { kind: 'award' as const, details: { name: 'Satyalancana', givenBy: 'Presiden' } };
    const entry = { personId, content: award, startsOn: '2025-08-17' };
    const reading = { personId, purpose: 'Sinkronisasi' };
    expect(await refusal(alone(entries.add, entry))).toBe('core.not-found');
    expect(await refusal(alone(files.readPrivate, reading))).toBe('core.not-found');
    expect(await refusal(through(entries.add, entry))).toBe('not refused');
    expect((await through(files.readPrivate, reading)).entries).toHaveLength(1);
  });
});

describe('behind the application', () => {
  test('the database shows it to its person, and to who may read it once the reading is written down', async () => {
    const { admin, head, staff } = office;
    expect(await asWeb(staff, familySeen)).toBe(1);
    expect(await asWeb(head, familySeen)).toBe(0);
    expect(await asWeb(admin, familySeen)).toBe(0);
    const seen = await asWeb(admin, async (tx) => {
      await noteReading(tx, admin);
      return familySeen(tx);
    });
    expect(seen).toBe(1);
    // The reading of one transaction opens no other.
    expect(await asWeb(admin, familySeen)).toBe(0);
  });

  test('nobody writes a reading for another, or without the right', async () => {
    const { admin, head } = office;
    await expect(asWeb(head, (tx) => noteReading(tx, head))).rejects.toThrow(/row-level security/);
    await expect(asWeb(admin, (tx) => noteReading(tx, head))).rejects.toThrow(/row-level security/);
  });

  test('nobody makes an entry in the own file, of the private part without the right, or in the name of another', async () => {
    const { admin, head, staff } = office;
    const enter = (who: Official, about: Official, kind: string, by: Official = who) =>
      asWeb(who, (tx) =>
        tx.rows(
          `insert into staff.entry (agency_id, id, person_id, kind, starts_on, details, details_sealed, entered_by, entered_at)
           values ($1, $2, $3, $4, '2020-01-01', case when $4 = 'award' then '{}'::jsonb end, case when $4 = 'award' then null else '\\x00'::bytea end, $5, now())`,
          [office.agencyId, newId(), about.personId, kind, by.personId],
        ),
      );
    await expect(enter(staff, staff, 'award')).rejects.toThrow(/row-level security/);
    await expect(enter(admin, admin, 'award')).rejects.toThrow(/row-level security/);
    await expect(enter(head, staff, 'health')).rejects.toThrow(/row-level security/);
    await expect(enter(head, office.regent, 'award')).rejects.toThrow(/row-level security/);
    await expect(enter(head, staff, 'award', admin)).rejects.toThrow(/row-level security/);
    await enter(head, staff, 'award');
  });

  test.each(['entry', 'reading'])('what stands in %s stays, even for its owner', async (table) => {
    const column = table === 'entry' ? 'starts_on' : 'read_at';
    await expect(house.owner(`update staff.${table} set ${column} = now()`)).rejects.toThrow(
      /stays as it is/,
    );
    await expect(house.owner(`delete from staff.${table}`)).rejects.toThrow(/stays as it is/);
    await expect(house.owner(`truncate staff.${table} cascade`)).rejects.toThrow(/stays as it is/);
    await expect(asWeb(office.admin, (tx) => tx.rows(`delete from staff.${table}`))).rejects.toThrow(
      /permission denied/,
    );
  });

  test('a planted hole in the wall is noticed', async () => {
    await house.owner('alter policy private on staff.entry using (true)');
    try {
      expect(await asWeb(office.head, familySeen)).toBe(1);
    } finally {
      await house.owner(
        'alter policy private on staff.entry using (not staff.is_private(kind) or staff.reads_private(person_id))',
      );
    }
    expect(await asWeb(office.head, familySeen)).toBe(0);
  });
});
