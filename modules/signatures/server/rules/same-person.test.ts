import { expect, test } from 'vitest';
import { isSamePerson } from './same-person.ts';

test.each([
  ['Siti Aminah', 'Dr. SITI AMINAH, M.Si.', true],
  ['Siti Aminah', 'Drs H Siti Aminah S.Sos M.Si', true],
  ['Dr. Siti Aminah, M.Si.', 'SITI AMINAH', true],
  ["Nur 'Aini", 'NUR AINI', true],
  ['M. Yusuf Rahman', 'M.YUSUF RAHMAN, S.H.', true],
  ['Budi', 'BUDI', true],
  ['Siti Aminah', 'Siti Aminah Putri', false],
  ['Siti Aminah', 'Siti', false],
  ['M. Yusuf', 'A. Yusuf', false],
  ['Siti Aminah', '', false],
  ['', '', false],
  ['Dr.', 'Dr.', true],
])('"%s" is named by "%s": %s', (name, subject, same) => {
  expect(isSamePerson({ name: subject }, { name })).toBe(same);
});

test('a number that the house knows decides, whatever the name says; another one does not', () => {
  const person = { name: 'Siti Aminah', nik: '3201010101010001', nip: '198001012005011001' };
  const asked = (subjectNumber: string, name = 'Orang Lain') => isSamePerson({ name, subjectNumber }, person);
  expect(asked('3201010101010001')).toBe(true);
  expect(asked('NIK-3201010101010001')).toBe(true);
  expect(asked('198001012005011001')).toBe(true);
  expect(asked('3201010101010002', 'Siti Aminah')).toBe(false);
  expect(asked('42', 'Siti Aminah')).toBe(true);
  expect(isSamePerson({ name: 'Orang Lain', subjectNumber: '3201010101010001' }, { name: 'Siti' })).toBe(
    false,
  );
});
