import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { letters } from '../contract/letters.ts';
import { learnWords } from '../server/words.queries.ts';
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
