import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { books } from '../contract/books.ts';
import { letters } from '../contract/letters.ts';
import { mostCounted, register } from '../contract/register.ts';
import { letterInput } from './letter-fields.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const { registry, regent } = office;
  for (const subject of ['Undangan rapat banjir', 'Laporan banjir', 'Permohonan data'])
    await registry.call(letters.register, letterInput(regent.postId, { subject }));
  const secret = letterInput(regent.postId, { subject: 'Mutasi karena banjir', securityClass: 'R' });
  await registry.call(letters.register, secret);
});
afterAll(() => house.close());

const file = (official: Official, url: string) =>
  house.server.inject({ url, headers: { authorization: `Bearer ${official.token}` } });

it('counts what a search found by stage, of what the reader may see', async () => {
  const { regent, head } = office;
  expect(await regent.call(register.count, {})).toEqual({ total: 4, more: false, stages: { registered: 4 } });
  expect((await regent.call(register.count, { q: 'banjir' })).total).toBe(3);
  expect((await head.call(register.count, { q: 'banjir' })).total).toBe(2);
  expect((await head.call(register.count, { stage: ['closed'] })).total).toBe(0);
});

it('would tell of the secret letter if the search were not trimmed', async () => {
  const trimmed = await house.owner<{ text: string }>(
    `select pg_get_functiondef(oid) as text from pg_proc
     where pronamespace = 'letters'::regnamespace and prosrc like '%security_class = ''B''%'`,
  );
  for (const { text } of trimmed) await house.owner(text.replace(/\b[lh]\.security_class = 'B'/g, 'true'));
  // Row-level security still hides the letter itself: the count is taken from what both let through.
  expect((await office.head.call(register.count, { q: 'banjir' })).total).toBe(2);
  await house.owner('alter policy confidential on letters.letter using (true)');
  expect((await office.head.call(register.count, { q: 'banjir' })).total).toBe(3);
  for (const { text } of trimmed) await house.owner(text);
});

it('says that there are more instead of counting on', async () => {
  const other = await smallOffice(house);
  await other.registry.call(letters.register, letterInput(other.regent.postId));
  await house.owner(
    `insert into letters.letter select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(),
       'agenda_number', n, 'receipt_code', n::text))).* from letters.letter l, generate_series(2, $2::int) n where l.agency_id = $1`,
    [other.agencyId, mostCounted + 1],
  );
  expect(await other.regent.call(register.count, {})).toMatchObject({ total: mostCounted, more: true });
});

it('prints what was filtered as PDF and as a sheet', async () => {
  const pdf = await file(office.regent, '/api/letters/list.pdf?q=banjir&stage=registered');
  expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  const sheet = await file(office.regent, '/api/letters/list.xlsx?q=banjir');
  expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
});

it('names the book of each number where the agency has several, and no book where it has one', async () => {
  const other = await smallOffice(house);
  const { registry, regent } = other;
  const bookNames = async () =>
    (await regent.call(letters.list, {})).items.map(({ subject, bookName }) => [subject, bookName]);
  const heads = async (filter = '') => {
    const sheet = await file(regent, `/api/letters/list.xlsx?${filter}`);
    return (await readSheet(sheet.rawPayload)).map((row) => row[0]);
  };
  await registry.call(letters.register, letterInput(regent.postId, { subject: 'Umum' }));
  expect(await bookNames()).toEqual([['Umum', null]]);
  expect(await heads()).toEqual(expect.arrayContaining(['No. agenda', '1/2026']));
  const second = await registry.call(books.open, { unitId: other.unitId, name: 'Buku undangan' });
  const into = letterInput(regent.postId, { subject: 'Undangan', bookId: second.id });
  await registry.call(letters.register, into);
  const [newest, oldest] = await bookNames();
  expect(newest).toEqual(['Undangan', 'Buku undangan']);
  expect(oldest).toEqual(['Umum', expect.stringMatching(/./)]);
  expect(await heads()).toEqual(expect.arrayContaining(['Buku', 'Buku undangan', oldest![1]]));
  // Who asked for one book knows which it is.
  expect(await heads(`bookId=${second.id}`)).toEqual(expect.arrayContaining(['No. agenda', '1/2026']));
});
