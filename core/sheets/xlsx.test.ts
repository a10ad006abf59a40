import readExcelFile, { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { unzipEntry, zipEntries } from '../documents/zip-entries.ts';
import type { Table } from './table.ts';
import { writeXlsx, xlsxSheet } from './xlsx.ts';

interface Letter {
  number: number;
  subject: string;
  day: string | null;
  at: Date | null;
  urgent: boolean;
}

const table = (rows: Letter[], name = 'Buku Agenda 2026'): Table<Letter> => ({
  name,
  title: ['BUKU AGENDA SURAT MASUK', 'Dinas Kesehatan Kabupaten Arunika'],
  rows,
  columns: [
    { heading: 'No.', kind: 'number', value: (row) => row.number, width: 6 },
    { heading: 'Perihal', kind: 'text', value: (row) => row.subject, width: 40 },
    { heading: 'Tanggal surat', kind: 'day', value: (row) => row.day },
    { heading: 'Dicatat', kind: 'instant', value: (row) => row.at },
    { heading: 'Segera', kind: 'flag', value: (row) => row.urgent },
  ],
});
const options = { zone: 'Asia/Jayapura', locale: 'id' } as const;
const letter = {
  number: 1,
  subject: 'Undangan',
  day: '2026-11-21',
  at: new Date('2026-11-20T23:30:00Z'),
  urgent: true,
};

function partOf(workbook: Buffer, name: string): string {
  const entry = zipEntries(workbook, 100).find((one) => one.name === name)!;
  return unzipEntry(workbook, entry).toString();
}

describe('a workbook', () => {
  it('is read back with its titles, headings and typed values', async () => {
    const workbook = await writeXlsx([
      xlsxSheet(table([letter, { ...letter, number: 2, day: null, at: null, urgent: false }]), options),
    ]);
    const rows = await readSheet(workbook);
    expect(rows[0]?.[0]).toBe('BUKU AGENDA SURAT MASUK');
    expect(rows[3]).toEqual(['No.', 'Perihal', 'Tanggal surat', 'Dicatat', 'Segera']);
    expect(rows[4]).toEqual([
      1,
      'Undangan',
      new Date('2026-11-21T00:00:00Z'),
      new Date('2026-11-21T08:30:00Z'),
      'Ya',
    ]);
    expect(rows[5]).toEqual([2, 'Undangan', null, null, 'Tidak']);
    expect(partOf(workbook, 'xl/styles.xml')).toContain('[$-421]d mmmm yyyy');
    expect(partOf(workbook, 'xl/worksheets/sheet1.xml')).toMatch(/<pane[^>]+ySplit="4"/);
  });

  it.each([
    '=HYPERLINK("http://x","klik")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '<f>1+1</f>',
    ']]>',
    '198501012010011001',
    '0812',
  ])('keeps %j a text', async (subject) => {
    const workbook = await writeXlsx([xlsxSheet(table([{ ...letter, subject }]), options)]);
    expect((await readSheet(workbook))[4]?.[1]).toBe(subject.trim());
    expect(partOf(workbook, 'xl/worksheets/sheet1.xml')).not.toContain('<f>');
  });

  it('carries words that mean something to the program that writes it', async () => {
    const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    const workbook = await writeXlsx([
      xlsxSheet(table(words.map((subject) => ({ ...letter, subject }))), options),
    ]);
    const rows = await readSheet(workbook, 1, { trim: true });
    expect(rows.slice(4).map((row) => row[1])).toEqual(words);
  });

  it('survives control characters, half characters and texts without end', async () => {
    const subject = `a\u0000b\u000bc\ud800d${'x'.repeat(40_000)}`;
    const workbook = await writeXlsx([
      xlsxSheet(table([{ ...letter, subject, number: Number.NaN }]), options),
    ]);
    const row = (await readSheet(workbook))[4]!;
    expect(row[0]).toBeNull();
    expect(String(row[1])).toMatch(/^abc?/);
    expect(String(row[1]).length).toBeLessThanOrEqual(32_767);
  });

  it('holds several sheets, under names that Excel takes', async () => {
    const sheets = ['Buku: 2026/11 [masuk]?', "'kutip'", 'n'.repeat(60), ''].map((name) =>
      xlsxSheet(table([letter], name), options),
    );
    const names = (await readExcelFile(await writeXlsx(sheets))).map((one) => one.sheet);
    expect(names).toEqual(['Buku- 2026-11 -masuk-', 'kutip', 'n'.repeat(31), 'Data']);
  });

  it('of 5,000 letters takes less than four seconds of computing', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      ...letter,
      number: index + 1,
      subject: `Undangan rapat nomor ${index}`,
    }));
    // Computing time, not the clock on the wall: other tests run beside this one.
    const began = process.cpuUsage();
    const workbook = await writeXlsx([xlsxSheet(table(rows), options)]);
    expect(process.cpuUsage(began).user).toBeLessThan(4_000_000);
    expect(await readSheet(workbook)).toHaveLength(5_004);
  });
});
