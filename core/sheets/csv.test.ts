import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from './csv.ts';
import type { Table } from './table.ts';

describe('reading CSV', () => {
  it.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a\tb\r1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\uFEFFnama;nip\nSri;1',
      [
        ['nama', 'nip'],
        ['Sri', '1'],
      ],
    ],
    [
      'a,b\n"x, y","dua\nbaris"\n',
      [
        ['a', 'b'],
        ['x, y', 'dua\nbaris'],
      ],
    ],
    ['a\n"kata ""sakti"""', [['a'], ['kata "sakti"']]],
    [
      '"a;b",c,d\n1,2,3',
      [
        ['a;b', 'c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a,b\n1,\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    [
      'a,b\n"x"y,z',
      [
        ['a', 'b'],
        ['xy', 'z'],
      ],
    ],
    ['5" pipa,1', [['5" pipa', '1']]],
    ['', []],
  ])('understands %j', (text, records) => {
    expect(readCsv(text)).toEqual(records);
  });

  it('says when a quote is never closed', () => {
    expect(readCsv('a,b\n"x,y\n1,2')).toBeNull();
  });

  it('takes time in proportion to the length, even for hostile quotes', () => {
    const began = process.cpuUsage();
    readCsv(`a\n${'"'.repeat(400_001)}`);
    readCsv(`a,b\n${'"x"",'.repeat(100_000)}`);
    expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
  });
});

interface Letter {
  subject: string;
  count: number | null;
  day: string | null;
  at: Date | null;
  open: boolean | null;
}

const table = (rows: Letter[]): Table<Letter> => ({
  name: 'Buku agenda',
  rows,
  columns: [
    { heading: 'Perihal', kind: 'text', value: (row) => row.subject },
    { heading: 'Lampiran', kind: 'number', value: (row) => row.count },
    { heading: 'Tanggal', kind: 'day', value: (row) => row.day },
    { heading: 'Dicatat', kind: 'instant', value: (row) => row.at },
    { heading: 'Terbuka', kind: 'flag', value: (row) => row.open },
  ],
});
const options = { zone: 'Asia/Makassar', locale: 'id' } as const;
const empty = { count: null, day: null, at: null, open: null };

describe('writing CSV', () => {
  it('writes each kind of value, in the zone of the office', () => {
    const csv = writeCsv(
      table([
        {
          subject: 'Undangan; rapat',
          count: -3,
          day: '2026-11-21',
          at: new Date('2026-11-21T00:30:00Z'),
          open: true,
        },
      ]),
      options,
    );
    expect(csv).toBe(
      '\uFEFFPerihal;Lampiran;Tanggal;Dicatat;Terbuka\r\n"Undangan; rapat";-3;2026-11-21;2026-11-21 08:30;Ya\r\n',
    );
  });

  it.each(['=1+1', '+62811', '-1', '@SUM(A1)', '\t=1', ' =cmd', '＝1+1', '|cmd'])(
    'never lets a spreadsheet compute %j',
    (subject) => {
      const [, record] = readCsv(writeCsv(table([{ ...empty, subject }]), options))!;
      expect(record?.[0]).toBe(`'${subject}`);
    },
  );

  it('is read back as it was written, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1 }),
        fc.constantFrom(';', ','),
        (subjects, separator) => {
          const rows = subjects.map((subject) => ({ ...empty, subject }));
          const back = readCsv(writeCsv(table(rows), { ...options, separator: separator as ';' }))!;
          const texts = back.slice(1).map((record) => record[0]!);
          expect(texts.map((text) => text.replace(/^'/, ''))).toEqual(
            subjects.map((subject) => subject.replace(/^'/, '')),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
