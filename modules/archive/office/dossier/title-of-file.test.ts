import { expect, it } from 'vitest';
import { titleOfFile } from './title-of-file.ts';

it('a record is called as its file, in words', () => {
  expect(titleOfFile('Notula_rapat__koordinasi.PDF')).toBe('Notula rapat koordinasi');
  expect(titleOfFile('SK 005/12.2024 tentang tim.docx')).toBe('SK 005/12.2024 tentang tim');
  expect(titleOfFile('.pdf')).toBe('.pdf');
});
