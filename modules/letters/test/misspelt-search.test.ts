import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { letters } from '../contract/letters.ts';
import { wordsIn } from '../contract/search-words.ts';
import { forgetWords, learnWords } from '../server/words.queries.ts';
import { letterInput } from './letter-fields.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const { registry, regent } = office;
  const enter = (subject: string, securityClass: 'B' | 'T' | 'R' = 'B') =>
    registry.call(letters.register, letterInput(regent.postId, { subject, securityClass }));
  await enter('Undangan rapat koordinasi vaksinasi');
  await enter('Permohonan narasumber');
  await enter('Pemeriksaan gratifikasi', 'R');
  await enter('Penilaian kompetensi', 'T');
  house.clock.advance(120_000);
  await learn(office);
});
afterAll(() => house.close());

const learn = (of: SmallOffice) =>
  house.system(of.agencyId, ({ tx }) => learnWords(tx, 1_000, house.clock.now()));

describe('a search with a word that stands in no letter', () => {
  it('finds what was meant, and says what it searched for instead', async () => {
    const { items, searchedInstead } = await office.regent.call(letters.list, { q: 'undnagan' });
    expect(items.map((item) => item.subject)).toEqual(['Undangan rapat koordinasi vaksinasi']);
    expect(searchedInstead).toBe('undangan');
  });

  it('keeps the words that are right', async () => {
    const { items, searchedInstead } = await office.regent.call(letters.list, { q: 'rapat vaksniasi' });
    expect(items).toHaveLength(1);
    expect(searchedInstead).toBe('rapat vaksinasi');
  });

  it('finds nothing for what looks like no word', async () => {
    const { items, searchedInstead } = await office.regent.call(letters.list, { q: 'xqzwk' });
    expect([items, searchedInstead]).toEqual([[], null]);
  });

  it('never suggests a word of a letter that is not open to all, even to its readers', async () => {
    for (const q of ['gratifikasy', 'kompetnsi']) {
      const { items, searchedInstead } = await office.regent.call(letters.list, { q });
      expect([items, searchedInstead], q).toEqual([[], null]);
    }
    const words = await house.owner<{ word: string }>('select word from letters.word where agency_id = $1', [
      office.agencyId,
    ]);
    expect(words.map((row) => row.word)).not.toContain('gratifikasi');
  });

  it('does not learn from another agency', async () => {
    const other = await smallOffice(house);
    const { items, searchedInstead } = await other.regent.call(letters.list, { q: 'undnagan' });
    expect([items, searchedInstead]).toEqual([[], null]);
  });
});

it('leaves a search alone that finds something', async () => {
  const { items, searchedInstead } = await office.regent.call(letters.list, { q: 'narasumber' });
  expect([items.length, searchedInstead]).toEqual([1, null]);
});

it('learns each letter once', async () => {
  expect(await learn(office)).toBe(0);
  await office.registry.call(letters.register, letterInput(office.regent.postId, { subject: 'Kerukunan' }));
  expect(await learn(office)).toBe(0);
  house.clock.advance(120_000);
  expect(await learn(office)).toBe(1);
});

const known = async (of: SmallOffice) => {
  const rows = await house.owner<{ word: string }>('select word from letters.word where agency_id = $1', [
    of.agencyId,
  ]);
  return rows.map((row) => row.word);
};

it('leaves no word of a letter that was raised to a closed class, neither what it said before', async () => {
  const own = await smallOffice(house);
  const { registry, regent } = own;
  const letter = await registry.call(
    letters.register,
    letterInput(regent.postId, { subject: 'Pemeriksaan grativikasi' }),
  );
  await registry.call(letters.register, letterInput(regent.postId, { subject: 'Kerukunan' }));
  house.clock.advance(120_000);
  await learn(own);
  const correct = async (fields: { subject?: string; securityClass?: 'R' }) => {
    const { version } = await registry.call(letters.open, { letterId: letter.id });
    await registry.call(letters.correct, { letterId: letter.id, version, reason: 'Keliru', ...fields });
  };
  await correct({ subject: 'Pemeriksaan gratifikasi' });
  expect(await known(own)).toEqual(expect.arrayContaining(['grativikasi', 'pemeriksaan', 'kerukunan']));
  await correct({ securityClass: 'R' });
  await house.runJobs();
  for (const word of ['grativikasi', 'gratifikasi', 'pemeriksaan'])
    expect(await known(own), word).not.toContain(word);
  await learn(own);
  const words = await known(own);
  expect(words).toContain('kerukunan');
  expect(words).not.toContain('pemeriksaan');
});

it('keeps what another learns at the same moment from staying behind what is forgotten', async () => {
  const own = await smallOffice(house);
  await own.registry.call(letters.register, letterInput(own.regent.postId, { subject: 'Kerukunan' }));
  house.clock.advance(120_000);
  let forgotten: Promise<void> | undefined;
  await house.system(own.agencyId, async ({ tx }) => {
    await learnWords(tx, 1_000, house.clock.now());
    forgotten = house.system(own.agencyId, (other) => forgetWords(other.tx));
    await setTimeout(200);
  });
  await forgotten;
  expect(await known(own)).toEqual([]);
});

it('goes no further than the first letter that may still be followed by earlier ones', async () => {
  const own = await smallOffice(house);
  const enter = () => own.registry.call(letters.register, letterInput(own.regent.postId));
  const first = await enter();
  await enter();
  // The clock of the process that wrote the first was ahead.
  await house.owner(
    `update letters.letter set registered_at = registered_at + interval '3 minutes' where id = $1`,
    [first.id],
  );
  house.clock.advance(120_000);
  expect(await learn(own)).toBe(0);
  house.clock.advance(120_000);
  expect(await learn(own)).toBe(2);
});

it('puts right no more than eight words of a search', () => {
  const many = Array.from({ length: 30 }, (_, index) => `kata${String.fromCharCode(97 + index)}`).join(' ');
  expect(wordsIn('Kata kata dua')).toEqual(['kata', 'dua']);
  expect(wordsIn(many)).toHaveLength(8);
});

describe('a letter that was just registered', () => {
  it('is found by a word typed wrongly as soon as the jobs have run, without the schedule', async () => {
    const own = await smallOffice(house);
    const { registry, regent } = own;
    const enter = (subject: string, securityClass: 'B' | 'T' = 'B') =>
      registry.call(letters.register, letterInput(regent.postId, { subject, securityClass }));
    await enter('Usulan perbaikan drainase Jalan Pelita');
    await enter('Penanganan kerusakan jalan');
    await enter('Penilaian kompetensi', 'T');
    await house.runJobs();
    for (const [q, instead] of [
      ['drainse', 'drainase'],
      ['drainase jalan pelyta', 'drainase jalan pelita'],
      ['kerusakn jalan', 'kerusakan jalan'],
    ]) {
      const { items, searchedInstead } = await regent.call(letters.list, { q });
      expect([items.length, searchedInstead], q).toEqual([1, instead]);
    }
    expect(await known(own)).not.toContain('kompetensi');
  });

  it('is found by the words that it was corrected to', async () => {
    const own = await smallOffice(house);
    const { registry, regent } = own;
    const { id: letterId } = await registry.call(letters.register, letterInput(regent.postId));
    const { version } = await registry.call(letters.open, { letterId });
    await registry.call(letters.correct, { letterId, version, reason: 'Keliru', subject: 'Undangan rapat' });
    await house.runJobs();
    const { searchedInstead } = await regent.call(letters.list, { q: 'undagan' });
    expect(searchedInstead).toBe('undangan');
  });
});
