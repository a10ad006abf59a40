import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { books } from '../contract/books.ts';
import { letters } from '../contract/letters.ts';
import { register } from '../contract/register.ts';
import { numberPart, withNumberParts } from '../contract/search-words.ts';
import { letterInput } from './letter-fields.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  await enter('Pertama', '09/FW-GPI/XI/2026');
  await enter('Kedua', '045.2/77/DINKES/2/2026');
  await enter('Ketiga', '1/2026');
  const { id } = await office.registry.call(books.open, { unitId: office.unitId, name: 'Buku kedua' });
  await enter('Pertama di buku kedua', 'R-45/BUPATI', { bookId: id });
  await enter('Hanya untuk yang dinamai', '09/FW-GPI/RHS/2026', { securityClass: 'R' });
});
afterAll(() => house.close());

const enter = (subject: string, letterNumber: string, more: Parameters<typeof letterInput>[1] = {}) =>
  office.registry.call(
    letters.register,
    letterInput(office.regent.postId, { subject, letterNumber, ...more }),
  );

const found = async (
  q: string,
  more: { stage?: ['closed']; size?: number } = {},
  by: 'regent' | 'staff' = 'regent',
) => {
  const { items } = await office[by].call(letters.list, { q, ...more });
  return items.map((item) => item.subject);
};

describe('an agenda number as it is printed', () => {
  it('finds the letters of all books that have it, beside a letter whose own number it is', async () => {
    expect(await found('2/2026')).toEqual(['Kedua']);
    expect(await found(' 1/2026 ')).toEqual(['Pertama di buku kedua', 'Ketiga', 'Pertama']);
  });

  it('is counted and paged as it is listed, and narrowed by the filters', async () => {
    expect(await office.regent.call(register.count, { q: '1/2026' })).toMatchObject({ total: 3 });
    expect(await found('1/2026', { stage: ['closed'] })).toEqual([]);
    const first = await office.regent.call(letters.list, { q: '1/2026', size: 2 });
    const rest = await office.regent.call(letters.list, { q: '1/2026', size: 2, cursor: first.next! });
    expect(rest.items.map((item) => item.subject)).toEqual(['Pertama']);
  });

  it('finds nothing of another year, and no number is too long to be asked for', async () => {
    for (const q of ['1/2025', '999999999/9999', '99999999999/2026']) expect(await found(q), q).toEqual([]);
  });

  it('does not find what its reader may not see, neither in another agency', async () => {
    expect(await found('4/2026')).toEqual(['Hanya untuk yang dinamai']);
    expect(await found('4/2026', {}, 'staff')).toEqual([]);
    const other = await smallOffice(house);
    expect((await other.regent.call(letters.list, { q: '1/2026' })).items).toEqual([]);
  });
});

describe('a part of the number of a letter', () => {
  it.each<[string, string[]]>([
    ['09/FW', ['Hanya untuk yang dinamai', 'Pertama']],
    ['fw-gpi', ['Hanya untuk yang dinamai', 'Pertama']],
    ['fw-gpi/xi', ['Pertama']],
    ['/XI/2026', ['Pertama']],
    ['045.2/77/', ['Kedua']],
    ['77/dinkes', ['Kedua']],
    ['R-45', ['Pertama di buku kedua']],
    ['77/din', ['Kedua']],
    ['5.2/7', ['Kedua']],
    ['045.2/', ['Kedua']],
    ['2/77/DINKES/2/20', ['Kedua']],
    ['9/F', ['Hanya untuk yang dinamai', 'Pertama']],
    ['9-f', ['Hanya untuk yang dinamai', 'Pertama']],
    ['/XI/20', ['Pertama']],
    ['45/bup', ['Pertama di buku kedua']],
    ['7/dinas', []],
    ['pertama 09/FW', ['Pertama']],
    ['FW/09', []],
  ])('%s', async (q, subjects) => {
    expect(await found(q)).toEqual(subjects);
  });

  it('is counted, paged and narrowed by the filters as it is listed', async () => {
    expect(await office.regent.call(register.count, { q: '09/F' })).toMatchObject({ total: 2 });
    expect(await found('09/F', { stage: ['closed'] })).toEqual([]);
    const first = await office.regent.call(letters.list, { q: '09/F', size: 1 });
    const rest = await office.regent.call(letters.list, { q: '09/F', size: 1, cursor: first.next! });
    expect(rest.items.map((item) => item.subject)).toEqual(['Pertama']);
  });

  it('is one word that is joined, and no agenda number', () => {
    for (const q of ['409/DIN', 'B/12/X', '045.2/', '/XI/20', 'R-4', ' 409/DIN '])
      expect(numberPart(q), q).toBe(q.trim());
    for (const q of ['409', '11/2026', 'surat 409/DIN', '"409/DIN"', '-batal', '1/', '//', '50%/x', ''])
      expect(numberPart(q), q).toBe(null);
  });

  it('does not find what its reader may not see', async () => {
    expect(await found('fw-gpi/rh', {}, 'staff')).toEqual([]);
    const other = await smallOffice(house);
    expect((await other.regent.call(letters.list, { q: '09/F' })).items).toEqual([]);
    expect(await found('fw-gpi/rhs', {}, 'staff')).toEqual([]);
    expect(await found('fw-gpi', {}, 'staff')).toEqual(['Pertama']);
  });

  it('leaves words, quotations and what is left out as they are', () => {
    for (const q of ['rapat -batal', '"09/FW"', '12/2026', 'undangan rapat', '//', '-'])
      expect(withNumberParts(q), q).toBe(q);
    expect(withNumberParts('surat 09/FW-GPI')).toBe('surat 09/FW-GPI or surat "09 FW GPI"');
  });
});
