import { describe, expect, it } from 'vitest';
import { closedList } from './closed-list.ts';

describe('the items of tembusan', () => {
  it.each([
    [[], []],
    [['Bupati Arunika'], ['Bupati Arunika.']],
    [
      ['Bupati Arunika', 'Inspektur Daerah'],
      ['Bupati Arunika; dan', 'Inspektur Daerah.'],
    ],
    [
      ['Bupati Arunika', 'Wakil Bupati', 'Inspektur Daerah'],
      ['Bupati Arunika;', 'Wakil Bupati; dan', 'Inspektur Daerah.'],
    ],
  ])('%j end as one sentence', (items, expected) => {
    expect(closedList(items)).toEqual(expected);
  });

  it('lose the signs that somebody typed, but keep those of a title', () => {
    expect(closedList(['Bupati;', ' Inspektur. ', 'Gunawan, M.Si.', 'PT Arunika Tbk.'])).toEqual([
      'Bupati;',
      'Inspektur;',
      'Gunawan, M.Si.; dan',
      'PT Arunika Tbk.',
    ]);
  });
});
