import { expect, it } from 'vitest';
import { attachmentWords } from './attachment-words.ts';

it.each([
  [12, 'berkas', '12 berkas'],
  [1, '1 (satu) berkas', '1 (satu) berkas'],
  [3, null, '3'],
  [null, 'satu berkas', 'satu berkas'],
  [null, null, ''],
])('%s and “%s” are %s', (count, note, words) => {
  expect(attachmentWords(count, note)).toBe(words);
});
