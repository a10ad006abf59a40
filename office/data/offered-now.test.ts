import { expect, it } from 'vitest';
import { offeredNow } from './offered-now.ts';

const regent = { name: 'Bupati Arunika' };
const head = { name: 'Kepala Dinas Komunikasi dan Informatika' };
const nameOf = ({ name }: { name: string }) => name;
const former = { data: { items: [regent, head] }, isPlaceholderData: true, isFetching: true };
const answer = { data: { items: [regent] }, isPlaceholderData: false, isFetching: false };

it('of the answer to former words only what has the words of now is offered', () => {
  const onlyHead = { items: [head], settled: false, waits: true };
  expect(offeredNow(former, 'kepala dinas', 'Kepala Dinas', nameOf)).toEqual(onlyHead);
  expect(offeredNow({ ...former, isPlaceholderData: false }, '', 'kepala', nameOf)).toEqual(onlyHead);
  expect(offeredNow(former, '', 'sekretaris', nameOf).items).toEqual([]);
});

it('the answer to the words of now is offered as the server gave it', () => {
  const offer = offeredNow(answer, 'orang nomor satu', ' orang nomor satu ', nameOf);
  expect(offer).toEqual({ items: [regent], settled: true, waits: false });
});

it('nothing is waited for that does not come: without words, without a question, after a fault', () => {
  const none = { data: undefined, isPlaceholderData: false, isFetching: false };
  for (const typed of ['', 'a']) {
    expect(offeredNow(none, typed, typed, nameOf)).toEqual({ items: [], settled: false, waits: false });
  }
});
