import { describe, expect, it } from 'vitest';
import { checkBook, countFaults } from './check-book.ts';

const told = [
  { mark: 'a', number: 1 },
  { mark: 'b', number: 2 },
  { mark: 'c', number: 3 },
];

describe('the proof of a book', () => {
  it('finds nothing wrong where the book says what the clerks were told', () => {
    expect(checkBook(told, told, 3)).toEqual([]);
  });

  it('accepts a letter whose answer never arrived', () => {
    expect(checkBook(told.slice(0, 2), told, 3)).toEqual([]);
  });

  it('accepts an empty book', () => {
    expect(checkBook([], [], 0)).toEqual([]);
  });

  it('finds an acknowledged letter that is not there', () => {
    expect(checkBook(told, told.slice(0, 2), 2)).toEqual([{ kind: 'lost', mark: 'c', number: 3 }]);
  });

  it('finds a letter that has another number than its clerk was told', () => {
    const entries = [told[0]!, { mark: 'c', number: 2 }, { mark: 'b', number: 3 }];
    expect(checkBook(told.slice(0, 2), entries, 3)).toEqual([
      { kind: 'renumbered', mark: 'b', acknowledged: 2, stored: 3 },
    ]);
  });

  it('finds one act that was entered twice', () => {
    const faults = checkBook(told, [...told, { mark: 'b', number: 4 }], 4);
    expect(faults).toEqual([{ kind: 'entered-twice', mark: 'b', numbers: [2, 4] }]);
  });

  it('finds one number that was given to two letters', () => {
    const faults = checkBook(told, [...told, { mark: 'd', number: 3 }], 3);
    expect(faults).toEqual([{ kind: 'number-given-twice', number: 3, marks: ['c', 'd'] }]);
  });

  it('finds every number that is missing', () => {
    const faults = checkBook(
      [],
      [
        { mark: 'a', number: 2 },
        { mark: 'b', number: 5 },
      ],
      5,
    );
    expect(faults).toEqual([1, 3, 4].map((number) => ({ kind: 'gap', number })));
  });

  it('finds a counter that does not stand on the last entry', () => {
    expect(checkBook(told, told, 5)).toEqual([{ kind: 'counter-astray', counter: 5, highest: 3 }]);
  });

  it('counts what it found by kind', () => {
    expect(countFaults(checkBook(told, [told[2]!], 3))).toEqual({ lost: 2, gap: 2 });
  });
});
