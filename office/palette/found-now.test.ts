import { expect, it } from 'vitest';
import { foundNow } from './found-now.ts';

const decree = { id: '1', title: 'Undangan rapat desa', path: '/letters/1' };
const regent = { id: '2', title: 'Undangan Bupati', detail: 'Sekretariat Daerah', path: '/letters/2' };

it('a quick Enter cannot open a letter that was found for fewer words than were typed', () => {
  const former = { data: [decree, regent], isPlaceholderData: true };
  expect(foundNow(former, 'undangan bupati')).toEqual([regent]);
  expect(foundNow(former, 'nota dinas')).toEqual([]);
  expect(foundNow({ data: undefined, isPlaceholderData: false }, 'nota')).toEqual([]);
});

it('the answer to the words of now stands as the server gave it', () => {
  const answer = { data: [decree, regent], isPlaceholderData: false };
  expect(foundNow(answer, 'orang nomor satu')).toEqual([decree, regent]);
});
