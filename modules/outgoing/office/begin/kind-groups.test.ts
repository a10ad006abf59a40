import { expect, it } from 'vitest';
import { kindGroups } from './kind-groups.ts';

const kinds = [
  { code: 'SK', name: 'Keputusan', class: 'directive', title: 'KEPUTUSAN' },
  { code: 'SURAT_DINAS', name: 'Surat Dinas', class: 'correspondence', title: null },
  { code: 'NOTA_DINAS', name: 'Nota Dinas', class: 'correspondence', title: 'NOTA DINAS' },
  { code: 'BA', name: 'Berita Acara', class: 'special', title: 'BERITA ACARA' },
] as const;
const codesOf = (groups: ReturnType<typeof kindGroups>) =>
  groups.map(({ name, kinds: own }) => [name, own.map(({ code }) => code).join(' ')]);

it('kinds stand by class, daily correspondence first, and those used last above all', () => {
  expect(codesOf(kindGroups(kinds, '', ['BA', 'GONE']))).toEqual([
    ['last', 'BA'],
    ['correspondence', 'SURAT_DINAS NOTA_DINAS'],
    ['directive', 'SK'],
    ['special', 'BA'],
  ]);
});

it('a search finds by name and by code, the best first', () => {
  expect(codesOf(kindGroups(kinds, 'dinas', []))).toEqual([['found', 'SURAT_DINAS NOTA_DINAS']]);
  expect(codesOf(kindGroups(kinds, 'nota', []))).toEqual([['found', 'NOTA_DINAS']]);
  expect(codesOf(kindGroups(kinds, 'sk', []))).toEqual([['found', 'SK']]);
  expect(kindGroups(kinds, 'zzz', [])).toEqual([]);
});
