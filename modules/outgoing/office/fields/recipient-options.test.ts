import { expect, it } from 'vitest';
import type { Recipient } from '../../contract/draft-fields.ts';
import { hiddenBehind, moved, onPaperInstead, typedOptions, withRecipients } from './recipient-options.ts';

it('a typed address is a mail, with the name before it; other words are a letter on paper', () => {
  expect(typedOptions('PT Sinar Arunika <humas@sinar.example>')[0]?.recipients).toEqual([
    { channel: 'mail', address: 'humas@sinar.example', name: 'PT Sinar Arunika' },
  ]);
  expect(typedOptions('humas@sinar.example')[0]?.recipients).toEqual([
    { channel: 'mail', address: 'humas@sinar.example', name: 'humas@sinar.example' },
  ]);
  expect(typedOptions('Camat  Ngarsopuro')[0]?.recipients).toEqual([
    { channel: 'paper', name: 'Camat Ngarsopuro' },
  ]);
  expect(typedOptions('ab')).toEqual([]);
  expect(typedOptions('orang@')[0]?.recipients).toEqual([{ channel: 'paper', name: 'orang@' }]);
});

it('a recipient is on the letter once, and never more of them than it takes', () => {
  const paper = (name: string): Recipient => ({ channel: 'paper', name });
  expect(withRecipients([paper('A')], [paper('a'), paper('B'), paper('B'), paper('C')], 3)).toEqual([
    paper('A'),
    paper('B'),
    paper('C'),
  ]);
  expect(withRecipients([paper('A')], [paper('B')], 1)).toEqual([paper('A')]);
});

it('the order changes by one place, and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
});

it('whom no mail reaches is written to on paper, once', () => {
  const mail: Recipient = { channel: 'mail', address: 'camat@kecamatan.example', name: 'Camat' };
  const paper = (name: string): Recipient => ({ channel: 'paper', name });
  expect(onPaperInstead([paper('A'), { ...mail, behind: 'Para Camat' }], 1)).toEqual([
    paper('A'),
    { ...paper('Camat'), behind: 'Para Camat' },
  ]);
  expect(onPaperInstead([mail, paper('camat')], 0)).toEqual([paper('camat')]);
  const post: Recipient = { channel: 'post', postId: 'p' as never, name: null };
  expect(onPaperInstead([post], 0)).toEqual([post]);
});

it('who is on a list that hides them carries its name', () => {
  expect(hiddenBehind('Para Camat', [{ channel: 'paper', name: 'A' }])).toEqual([
    { channel: 'paper', name: 'A', behind: 'Para Camat' },
  ]);
});
