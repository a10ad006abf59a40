import { describe, expect, it } from 'vitest';
import { treeOf } from '../rules/classification/classification.ts';
import { findInList, listOf } from './classification-list.ts';
import { suppliedTree } from './supplied-list.ts';

const supplied = listOf(suppliedTree(), 'regional');
const paths = (q: string) => findInList(supplied, q).map(({ path }) => path);

describe('a code', () => {
  it('is found by the beginnings of its words, not by what stands inside them', () => {
    expect(paths('undangan').filter((path) => !/(^|[^-\p{L}])undangan/iu.test(path))).toEqual([]);
    expect(paths('perundang').length).toBeGreaterThan(0);
  });

  it('is found by its figures, the shortest first', () => {
    const codes = findInList(supplied, '000.1.5').map(({ code }) => code);
    expect(codes[0]).toBe('000.1.5');
    expect(codes.every((code) => code.startsWith('000.1.5'))).toBe(true);
  });

  it('with letters is found however they are typed', () => {
    const entries = [
      { code: 'KP', parent: null, title: 'Kepegawaian', level: 1, rule: null },
      { code: 'KP.07', parent: 'KP', title: 'Cuti', level: 2, rule: null },
    ];
    const list = listOf(treeOf(entries), 'letters');
    expect(findInList(list, 'kp.07')).toEqual([{ code: 'KP.07', title: 'Cuti', path: 'Kepegawaian › Cuti' }]);
    expect(list.below.get('KP')).toEqual(['KP.07']);
    expect(list.below.get(null)).toEqual(['KP']);
  });

  it('of the product stands 2,989 times', () => {
    expect(supplied.tree.size).toBe(2989);
  });
});
