import { expect, it } from 'vitest';
import { wordsOfAddressee } from './picked-posts.ts';

it('the post is looked for by the words of the letter without honorifics, place and region', () => {
  expect(wordsOfAddressee('Yth. Kepala Dinas Komunikasi dan Informatika Kabupaten Arunika')).toBe(
    'Kepala Dinas Komunikasi dan Informatika',
  );
  expect(wordsOfAddressee('Kepada Yth. Bapak/Ibu Camat Wanasari\ndi Tempat')).toBe('Camat Wanasari');
  expect(wordsOfAddressee('Bupati Arunika; Sekretaris Daerah')).toBe('Bupati Arunika');
  expect(wordsOfAddressee('')).toBe('');
});
