import { describe, expect, it } from 'vitest';
import { putBefore, shiftedBy } from './record-order.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const put = (moved: string, before: string | null) => putBefore(order, new Set(moved), before).join('');
const shift = (moved: string, step: -1 | 1) => shiftedBy(order, new Set(moved), step).join('');

describe('records are put in another order', () => {
  it('before another one, or at the end', () => {
    expect(put('d', 'b')).toBe('adbce');
    expect(put('a', 'd')).toBe('bcade');
    expect(put('b', null)).toBe('acdeb');
  });

  it('several at once, which keep their own order', () => {
    expect(put('eb', 'a')).toBe('beacd');
    expect(put('bd', 'c')).toBe('abdce');
  });

  it('one that is put on itself stays', () => {
    expect(put('c', 'c')).toBe('abcde');
    expect(put('de', 'd')).toBe('abcde');
  });

  it('by one place up or down, and no further than the end', () => {
    expect(shift('c', -1)).toBe('acbde');
    expect(shift('c', 1)).toBe('abdce');
    expect(shift('a', -1)).toBe('abcde');
    expect(shift('e', 1)).toBe('abcde');
    expect(shift('d', 1)).toBe('abced');
  });
});
