import { describe, expect, test } from 'vitest';
import { accessOf } from './access-rules.ts';
import { readAccessRules } from './read-access-rules.ts';

const heading = ['Kode', 'Klasifikasi Keamanan', 'Hak Akses', 'Dasar Pertimbangan'];
const knows = (code: string) => /^\d{3}(\.\d+)*$/.test(code);
const read = (...rows: string[][]) => readAccessRules([heading, ...rows], knows);

describe('the rule of a code', () => {
  const { rules, faults } = read(
    ['700', 'Terbatas', 'penentu kebijakan, pengawas', 'UU 14/2008 Ps. 17'],
    ['700.1.2', 'R', 'Pengawas Internal', 'Pemeriksaan berjalan'],
    ['000', 'Biasa/Terbuka', 'pelaksana; publik', ''],
  );

  test('is that of the longest code, and B for all without any', () => {
    expect(faults).toEqual([]);
    const found = (code: string) => {
      const { securityClass, ruledBy, groups } = accessOf(rules, 'regional', code);
      return [securityClass, ruledBy, groups.length];
    };
    expect(found('700.1.2.4')).toEqual(['R', '700.1.2', 1]);
    expect(found('700.1.20')).toEqual(['T', '700', 2]);
    expect(found('000.1')).toEqual(['B', '000', 2]);
    expect(found('800.1')).toEqual(['B', null, 4]);
  });
});

test.each<[string, string[], string[]]>([
  ['an unknown code', ['KP.1', 'B', 'publik', ''], ['kode: archive.unknown-code']],
  ['no code', ['', 'B', 'publik', ''], ['kode: archive.code-missing']],
  ['another class', ['000', 'X', 'publik', ''], ['klasifikasi_keamanan: archive.unknown-class']],
  ['another group', ['000', 'B', 'tetangga', ''], ['hak_akses: archive.unknown-group']],
  ['no group', ['000', 'B', '', ''], ['hak_akses: archive.unknown-group']],
  [
    'a secret for everybody',
    ['000', 'SR', 'pelaksana, publik', 'Alasan'],
    ['hak_akses: archive.public-secret'],
  ],
  [
    'a secret without a reason',
    ['000', 'T', 'pelaksana', ''],
    ['dasar_pertimbangan: archive.reason-missing'],
  ],
])('a row with %s is told and not taken in', (_, row, faults) => {
  const reading = read(row);
  expect(reading.faults.map(({ row: at, column, code }) => `${at} ${column}: ${code}`)).toEqual(
    faults.map((fault) => `2 ${fault}`),
  );
  expect(reading.rules.size).toBe(0);
});

test('a code that stands twice is told in its second row', () => {
  const reading = read(['000', 'B', 'publik', ''], ['000', 'T', 'pelaksana', 'Alasan']);
  expect(reading.faults).toEqual([{ row: 3, column: 'kode', code: 'archive.code-twice' }]);
});
