import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dossiers } from '../contract/dossiers.ts';
import { records } from '../contract/records.ts';
import { mostSaved, type SavedSearchId, savedSearches } from '../contract/saved-searches.ts';
import type { DossierId, RecordId } from '../contract/terms.ts';
import { codeOf } from './code-of.ts';

let house: TestHouse;
let office: SmallOffice;
let dossierId: DossierId;
let secretId: RecordId;

const signOf = (name: string) => name.repeat(64).slice(0, 64);

/** A record with three pages, of which the second speaks of mangroves. */
async function withPages(id: RecordId): Promise<void> {
  await house.owner(
    `insert into archive.record_file (agency_id, record_id, position, name, media_type, size, sha256) values ($1, $2, 1, 'laporan.pdf', 'application/pdf', 9, $3)`,
    [office.agencyId, id, signOf('a')],
  );
  for (const page of [1, 2, 3])
    await house.owner(
      `insert into archive.record_page (agency_id, record_id, position, page, image_sha256, thumbnail_sha256) values ($1, $2, 1, $3, $4, $4)`,
      [office.agencyId, id, page, signOf(String(page))],
    );
  const body =
    'Ditandatangani kepala\fHalaman pembuka\fPenanaman  mangrove\ndi pesisir utara\fPenutup mangrove';
  await house.owner(
    `insert into archive.record_text (agency_id, record_id, edition, body, search)
     select agency_id, id, 2, $3, archive.search_text(title, number, party, $3) from archive.record where agency_id = $1 and id = $2`,
    [office.agencyId, id, body],
  );
}

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const open = { unitId: office.unitId, code: '000.1.1' };
  dossierId = (await office.registry.call(dossiers.open, { ...open, title: 'Lingkungan' })).id;
  const file = (title: string, more: object = {}) =>
    office.registry.call(records.file, { dossierId, title, medium: 'paper', ...more });
  const report = await file('Laporan tahunan', { number: '600/17/DLH', recordDate: '2026-03-05' });
  await withPages(report.id);
  await file('Rencana mangrove', { recordDate: '2026-09-01' });
  const secret = await office.registry.call(dossiers.open, {
    ...{ ...open, title: 'Rahasia', securityClass: 'R', readers: [office.secretary.postId] },
  });
  secretId = (
    await office.registry.call(records.file, { dossierId: secret.id, title: 'Telaah', medium: 'paper' })
  ).id;
  await withPages(secretId);
});
afterAll(() => house.close());

const find = (input: object) => office.registry.call(records.find, input);
const titles = async (input: object) => (await find(input)).items.map(({ title }) => title).sort();

describe('what a search finds', () => {
  it('shows the words in their place, and the picture of that page', async () => {
    const { items } = await find({ q: 'mangrove', dossierId });
    const report = items.find(({ title }) => title === 'Laporan tahunan')!;
    expect(report.excerpt.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')).toBe(
      'Penanaman [mangrove] di pesisir utara',
    );
    expect(report.picture).toEqual({ position: 1, page: 2 });
    const plan = items.find(({ title }) => title === 'Rencana mangrove')!;
    expect(plan.marked).toContainEqual({ text: 'mangrove', hit: true });
    expect(plan).toMatchObject({ excerpt: [], picture: null });
  });

  it('shows the words that were meant where one was typed wrongly', async () => {
    const { items, searchedInstead } = await find({ q: 'mangrofe', dossierId });
    expect(searchedInstead).toBe('mangrove');
    expect(items[0]!.marked).toContainEqual({ text: 'mangrove', hit: true });
  });

  it('tells nothing of the pages of what asks for a fresh factor', async () => {
    const { items } = await find({ q: 'pesisir' });
    const secret = items.find(({ id }) => id === secretId)!;
    expect(secret).toMatchObject({ excerpt: [], picture: null });
    // The planted fault: the same page of a class that asks for none is told.
    await house.owner(`update archive.record set security_class = 'T' where id = $1`, [secretId]);
    await house.owner(
      `update archive.dossier set security_class = 'T' where id = (select dossier_id from archive.record where id = $1)`,
      [secretId],
    );
    const told = (await find({ q: 'pesisir' })).items.find(({ id }) => id === secretId)!;
    expect(told.picture).toEqual({ position: 1, page: 2 });
  });

  it('is narrowed to words of the title, to a part of the number, and to days', async () => {
    expect(await titles({ q: 'mangrove', place: 'title' })).toEqual(['Rencana mangrove']);
    expect(await titles({ q: '600/17', place: 'number' })).toEqual(['Laporan tahunan']);
    expect(await titles({ q: 'mangrove', place: 'number' })).toEqual([]);
    expect(await titles({ from: '2026-04-01', to: '2026-12-31' })).toEqual(['Rencana mangrove']);
    const counted = await office.registry.call(records.count, { q: 'mangrove', place: 'title' });
    expect(counted.total).toBe(1);
  });
});

describe('a search that is kept', () => {
  it('is its own person’s alone, replaced under its name, renamed and removed', async () => {
    const mine = office.registry.call;
    const first = await mine(savedSearches.save, { name: 'Bakau', search: 'q=bakau' });
    const again = await mine(savedSearches.save, { name: 'Bakau', search: 'q=mangrove' });
    expect(again).toMatchObject({ id: first.id, search: 'q=mangrove' });
    const other = await mine(savedSearches.save, { name: 'Pesisir', search: 'q=pesisir' });
    expect(await codeOf(mine(savedSearches.rename, { searchId: other.id, name: 'Bakau' }))).toBe(
      'archive.search-name-taken',
    );
    expect((await office.staff.call(savedSearches.list, {})).items).toEqual([]);
    for (const act of [savedSearches.remove, savedSearches.rename] as const)
      expect(
        await codeOf(office.staff.call(act as never, { searchId: first.id, name: 'Curi' } as never)),
      ).toMatch(/core\.(not-found|invalid-input)/);
    await mine(savedSearches.remove, { searchId: other.id });
    expect((await mine(savedSearches.list, {})).items.map(({ name }) => name)).toEqual(['Bakau']);
    expect(await codeOf(mine(savedSearches.remove, { searchId: other.id as SavedSearchId }))).toBe(
      'core.not-found',
    );
  });

  it('is one of at most fifty', async () => {
    await house.owner(
      `insert into archive.saved_search (agency_id, id, person_id, name, search, saved_at)
       select $1, gen_random_uuid(), $2, 'Cari ' || n, 'q=a', now() from generate_series(1, $3::int) n`,
      [office.agencyId, office.staff.personId, mostSaved],
    );
    expect(await codeOf(office.staff.call(savedSearches.save, { name: 'Lagi', search: 'q=b' }))).toBe(
      'archive.too-many-searches',
    );
    await office.staff.call(savedSearches.save, { name: 'Cari 7', search: 'q=b' });
  });
});

describe('a letter', () => {
  const letter = async (fields: object) => {
    const input = letterInput(office.regent.postId, fields);
    const { id } = await office.registry.call(letters.register, input);
    await office.regent.call(letters.close, { letterId: id, postId: office.regent.postId });
    await house.runJobs();
    return id;
  };

  it('tells where it was filed', async () => {
    const letterId = await letter({ classificationCode: '000.1.1', subject: 'Tagihan listrik gedung' });
    const { record } = await office.staff.call(records.filed, { module: 'letters', letterId });
    expect(record).toMatchObject({ title: 'Tagihan listrik gedung', code: '000.1.1' });
  });

  it('without a code waits with what it says, and is told codes of others like it', async () => {
    const letterId = await letter({ classificationCode: undefined, subject: 'Tagihan listrik kantor' });
    const waiting = (await office.registry.call(records.unfiled, {})).items.find(
      (one) => one.letterId === letterId,
    );
    expect(waiting).toMatchObject({ reason: 'no-code', letter: { title: 'Tagihan listrik kantor' } });
    const where = { module: 'letters', letterId } as const;
    expect(await office.registry.call(records.filed, where)).toEqual({ record: null, unfiled: 'no-code' });
    expect((await office.staff.call(records.filed, where)).unfiled).toBeNull();
    const { items } = await office.registry.call(records.suggest, { words: 'Tagihan listrik kantor' });
    expect(items[0]).toMatchObject({ code: '000.1.1', records: 1 });
  });
});

it('dossiers are found by their words, their number and the units of the reader', async () => {
  const found = async (input: object, call = office.registry.call) =>
    (await call(dossiers.list, input)).items.map(({ title }) => title);
  expect(await found({ q: 'lingkung' })).toEqual(['Lingkungan']);
  const [one] = (await office.registry.call(dossiers.list, { q: 'Lingkungan' })).items;
  expect(await found({ q: `${one!.number}/${one!.year}` })).toContain('Lingkungan');
  expect(await found({ q: '%' })).toEqual([]);
  expect(await found({ mine: 'true', q: 'Lingkungan' })).toEqual(['Lingkungan']);
});
