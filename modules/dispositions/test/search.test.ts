import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { letters } from '#modules/letters/contract/letters.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dispositions } from '../contract/dispositions.ts';
import { givenToHead } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const inbox = async (q: string) =>
  (await office.head.call(dispositions.inbox, { q })).items.map(({ recipientId }) => recipientId);

it('finds a disposition by every word of its letter and its note, in any order', async () => {
  const { desk } = await givenToHead(
    office,
    { note: 'Mohon DIPETAKAN titik rawan' },
    { subject: 'Laporan banjir Kali Bening', sender: 'BPBD', letterNumber: '360/12/BPBD' },
  );
  for (const q of ['banjir', 'bening BPBD', 'rawan banjir', '360/12', 'KALI dipetakan'])
    expect(await inbox(q), q).toEqual([desk.id]);
  expect(await inbox('banjir longsor')).toEqual([]);
  expect((await office.regent.call(dispositions.given, { q: 'banjir' })).items).toHaveLength(1);
});

it('takes marks of a pattern as they are written', async () => {
  await givenToHead(office, {}, { subject: 'Serapan anggaran 100% tercapai' });
  expect(await inbox('100%')).toHaveLength(1);
  expect(await inbox('_')).toEqual([]);
  expect(await inbox('%%%')).toEqual([]);
});

it('finds nothing for who takes no part', async () => {
  await givenToHead(office, {}, { subject: 'Penugasan khusus drainase' });
  expect((await office.division.call(dispositions.inbox, { q: 'drainase' })).items).toEqual([]);
  expect((await office.secretary.call(dispositions.given, { q: 'drainase' })).items).toEqual([]);
});

it('follows the corrected words of the letter', async () => {
  const { letter, desk } = await givenToHead(office, {}, { subject: 'Permohonan jembtaan gantung' });
  await office.registry.call(letters.correct, {
    letterId: letter.id,
    version: (await office.registry.call(letters.open, { letterId: letter.id })).version,
    reason: 'Salah ketik',
    subject: 'Permohonan jembatan gantung',
  });
  await house.runJobs();
  expect(await inbox('jembatan')).toEqual([desk.id]);
  expect(await inbox('jembtaan')).toEqual([]);
});

it('turns the pages of what was found without losing or doubling', async () => {
  for (let turn = 0; turn < 5; turn++) await givenToHead(office, {}, { subject: `Usulan irigasi ${turn}` });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await office.head.call(dispositions.inbox, {
      q: 'irigasi',
      size: 2,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.items.map(({ letter }) => letter.subject));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual([4, 3, 2, 1, 0].map((turn) => `Usulan irigasi ${turn}`));
});

it('leaves the house as it was filtered, as PDF and as a sheet', async () => {
  const file = (path: string) =>
    house.server.inject({
      url: `/api/dispositions/${path}`,
      headers: { authorization: `Bearer ${office.head.token}` },
    });
  for (const [path, begins] of [
    ['inbox.pdf?q=irigasi', '%PDF-'],
    ['inbox.xlsx?q=irigasi', 'PK'],
    ['given.pdf', '%PDF-'],
    ['given.xlsx?overdue=true', 'PK'],
  ] as const) {
    const answer = await file(path);
    const start = answer.rawPayload.subarray(0, begins.length).toString();
    expect([answer.statusCode, start], path).toEqual([200, begins]);
  }
});

it('finds nothing in a secret act for who had it taken back: its words cannot be asked for one by one', async () => {
  const note = 'Rotasi pejabat diam-diam';
  const { letter, desk } = await givenToHead(office, { secret: true, note }, { subject: 'Kepegawaian' });
  const found = async (who: SmallOffice['head'], q: string) => {
    const lists = await Promise.all(
      [dispositions.inbox, dispositions.given].map((list) => who.call(list, { q, settled: 'true' })),
    );
    return lists.flatMap(({ items }) => items.map(({ recipientId }) => recipientId));
  };
  expect(await found(office.head, 'diam-diam')).toEqual([desk.id]);
  await office.regent.call(dispositions.cancel, { recipientId: desk.id });
  expect(await found(office.head, 'diam-diam')).toEqual([]);
  expect(await found(office.regent, 'diam-diam')).toEqual([desk.id]);
  expect((await office.head.call(letters.open, { letterId: letter.id })).id).toBe(letter.id);
});

it('finds by its words also what was there before lists were searched', async () => {
  const { act, desk } = await givenToHead(
    office,
    { note: 'Segera DITINJAU' },
    { subject: 'Laporan Abrasi', sender: 'Kecamatan Pesisir' },
  );
  const written = () => house.owner('select search from dispositions.disposition where id = $1', [act.id]);
  const before = await written();
  await house.owner(`update dispositions.disposition set search = '' where id = $1`, [act.id]);
  expect(await inbox('abrasi')).toEqual([]);
  const migration = new URL('../migrations/0057_filled_afterwards.sql', import.meta.url);
  await house.owner(readFileSync(migration, 'utf8'));
  expect(await written()).toEqual(before);
  expect(await inbox('abrasi ditinjau pesisir')).toEqual([desk.id]);
});
