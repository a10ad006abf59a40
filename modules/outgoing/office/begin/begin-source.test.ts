import { expect, it } from 'vitest';
import { beginSource } from './begin-source.ts';

const id = '01976d1c-0000-7000-8000-000000000001';

it('the address says what a new letter answers, corrects or is like', () => {
  expect(beginSource({ letter: id, desk: id })).toEqual({ answersLetterId: id, answersDeskId: id });
  expect(beginSource({ amends: id, how: 'withdraws' })).toEqual({
    amendsDraftId: id,
    amendsHow: 'withdraws',
  });
  expect(beginSource({ like: id })).toEqual({ likeDraftId: id });
});

it('what is no id, or half of a pair, says nothing', () => {
  expect(beginSource({ letter: 'x', desk: 1, amends: id, how: 'burns', like: null })).toEqual({});
});
