import { expect, it } from 'vitest';
import { parseSearch, writeSearch } from './search-params.ts';

it('a filter reads and writes as a plain address that can be shared', () => {
  const search = { q: 'rapat koordinasi', status: ['new', 'open'], late: 'true' };
  expect(writeSearch(search)).toBe('?q=rapat+koordinasi&status=new&status=open&late=true');
  expect(parseSearch(writeSearch(search))).toEqual(search);
});

it('values stay text, so that agenda number 007 keeps its zeros', () => {
  expect(parseSearch('?number=007')).toEqual({ number: '007' });
});

it('what is empty is not written', () => {
  expect(writeSearch({ q: '', status: [], late: undefined })).toBe('');
});
