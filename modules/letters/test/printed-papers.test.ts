import { expect, it } from 'vitest';
import { printedWords } from '#core/printing/testing/printed-words.ts';
import words from '../locales/id.json' with { type: 'json' };

const at = new Date('2026-11-21T01:00:00Z');
const paper = {
  title: 'Buku',
  agency: 'Pemerintah Kabupaten Arunika',
  language: 'id',
  printed: { year: 2026, month: 11, day: 21 },
  book: 'Agenda Surat Masuk',
  period: '2026',
};
const columns = (...names: string[]) =>
  names.map((name) => words[`letters.book.column.${name}` as keyof typeof words]);

const numbers = [
  '000.1.5/1311/102.1/2026',
  '400.14.5.4/123456/SEKRETARIATDAERAHUMUM/XI/2026',
  '9'.repeat(60),
];
const day = '20-11-2026';
const instant = `${day} 07.35`;
const sender = 'pengaduan.masyarakat@sekretariat-daerah.arunikakab.go.id';
const subject = 'Pemutakhiran https://spbe.arunikakab.go.id/layanan/pengaduan?jenis=jalan';
const post = 'KEPALA SUBBAGIAN PERTANGGUNGJAWABAN PENYELENGGARAAN';

const read = (template: string, data: object) => printedWords(`modules/${template}.typ`, data, at);

it.each([
  [
    'agenda book',
    'letters/printing/agenda-book',
    columns(
      'number',
      'received',
      'letter-number',
      'letter-date',
      'sender',
      'subject',
      'class',
      'passed-to',
      'note',
    ),
    (number: string) => ['12345', instant, number, day, sender, subject, 'SR', post, sender],
  ],
  [
    'expedition book',
    'letters/printing/expedition-book',
    columns('number', 'received', 'letter-number', 'subject', 'passed-to', 'taken-on', 'signature'),
    (number: string) => ['12345', instant, number, subject, post, ''],
  ],
])('prints no word of the %s over another, however long it is', async (_name, template, heads, row) => {
  const { texts, over, outside } = await read(template, { ...paper, columns: heads, rows: numbers.map(row) });
  expect(over).toEqual([]);
  expect(outside).toEqual([]);
  // Dates and the parts of a number stay whole; two cells never run into one word.
  expect(texts.filter((text) => text === day)).toHaveLength(
    numbers.length * row('').filter((cell) => cell.startsWith(day)).length,
  );
  expect(texts.join('')).toContain('000.1.5/1311/102.1/');
});

it('keeps a long number of a letter within its column of the receipt', async () => {
  const { over, outside } = await read('letters/printing/receipt', {
    ...paper,
    fields: [
      ['Dari', sender],
      ['Nomor surat', '9'.repeat(120)],
    ],
    'code-label': 'Kode',
    code: '7K2M-9PQR-4TVX-0ABC',
    explanation: 'Simpan kode ini.',
    qr: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    'qr-alt': 'Kode QR',
    address: 'https://persuratan.sekretariatdaerah.arunikakab.go.id/lacak',
    handed: 'Yang menyerahkan',
    taken: 'Yang menerima',
    receiver: 'Siti Rohmah, A.Md.',
  });
  expect(over).toEqual([]);
  expect(outside).toEqual([]);
});
