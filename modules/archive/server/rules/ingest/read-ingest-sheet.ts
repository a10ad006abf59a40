import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { ItemFault, SheetRowFault } from '../../../contract/ingest-terms.ts';
import type { CopyState } from '../../../contract/terms.ts';
import { readHeadedSheet, type Sheet, type SheetColumn } from '../sheets/headed-sheet.ts';
import { fileNameFault } from './file-names.ts';

/** What a sheet says of a file; null where it says nothing. */
export interface IngestSheetRow {
  row: number;
  name: string;
  unitCode: string | null;
  code: string | null;
  title: string | null;
  number: string | null;
  party: string | null;
  recordDate: string | null;
  securityClass: SecurityClass | null;
  copyState: CopyState | null;
  dossier: string | null;
  faults: ItemFault[];
}

export interface IngestSheet {
  rows: IngestSheetRow[];
  /** What is wrong with the sheet as such, and rows without a name, which become no item. */
  faults: SheetRowFault[];
}

const columns = {
  name: { titles: ['nama_file', 'file', 'nama_berkas_digital', 'file_name'], required: true },
  unit: { titles: ['unit', 'kode_unit', 'unit_code'] },
  code: { titles: ['kode', 'kode_klasifikasi', 'classification', 'code'] },
  title: { titles: ['judul', 'uraian', 'title'] },
  number: { titles: ['nomor', 'nomor_surat', 'number'] },
  party: { titles: ['pihak', 'pencipta', 'asal', 'party'] },
  date: { titles: ['tanggal', 'tanggal_surat', 'date'] },
  securityClass: { titles: ['klasifikasi_keamanan', 'keamanan', 'security_class'] },
  copyState: { titles: ['tingkat_perkembangan', 'copy_state'] },
  dossier: { titles: ['berkas', 'dossier'] },
} satisfies Record<string, SheetColumn>;

const copyStates: Record<string, CopyState> = {
  ...{ asli: 'original', original: 'original', kopi: 'copy', salinan: 'copy', copy: 'copy' },
  ...{ konsep: 'draft', draft: 'draft', tembusan: 'carbon', carbon: 'carbon' },
};
const classes: Record<string, SecurityClass> = {
  ...{ b: 'B', biasa: 'B', terbuka: 'B', t: 'T', terbatas: 'T' },
  ...{ r: 'R', rahasia: 'R', sr: 'SR', 'sangat rahasia': 'SR' },
};
const longest = { code: 40, title: 1_000, number: 200, party: 300, dossier: 300 } as const;

/** Reads what a sheet says of each file. Every fault is told; a row with faults still becomes an item, to be mended. */
export function readIngestSheet(sheet: Sheet): IngestSheet {
  const read = readHeadedSheet(sheet, columns);
  const faults: SheetRowFault[] = read.faults.map((fault) => ({ ...fault, name: null }));
  const rows: IngestSheetRow[] = [];
  const rowOf = new Map<string, number>();
  for (const { row, cells } of read.rows) {
    const name = cells.name.replaceAll('\\', '/');
    const missing = name === '' ? 'archive.name-missing' : fileNameFault(name);
    if (missing) {
      faults.push({ row, column: 'nama_file', code: missing, name: name.slice(0, 200) || null });
      continue;
    }
    const first = rowOf.get(name.toLowerCase());
    if (first !== undefined) {
      faults.push({ row, column: 'nama_file', code: 'archive.name-twice', params: { row: first }, name });
      continue;
    }
    rowOf.set(name.toLowerCase(), row);
    rows.push(readRow(row, name, cells));
  }
  return { rows, faults };
}

function readRow(row: number, name: string, cells: Record<keyof typeof columns, string>): IngestSheetRow {
  const faults: ItemFault[] = [];
  const fault = (column: keyof typeof columns, code: string) => {
    faults.push({ column: columns[column].titles[0]!, code });
    return null;
  };
  const text = (column: keyof typeof longest) =>
    cells[column].length > longest[column] ? fault(column, 'archive.item-too-long') : cells[column] || null;
  const known = <T>(
    column: 'securityClass' | 'copyState',
    words: Record<string, T>,
    code: string,
  ): T | null => {
    const word = cells[column].toLowerCase();
    if (word === '') return null;
    return (Object.hasOwn(words, word) ? words[word] : undefined) ?? fault(column, code);
  };
  const securityClass = known('securityClass', classes, 'archive.unknown-class');
  return {
    ...{ row, name, unitCode: cells.unit.slice(0, 60) || null },
    ...{ code: text('code'), title: text('title'), number: text('number'), party: text('party') },
    recordDate: cells.date === '' ? null : (dayOf(cells.date) ?? fault('date', 'archive.bad-day')),
    securityClass:
      securityClass === 'R' || securityClass === 'SR'
        ? fault('securityClass', 'archive.class-not-in-bulk')
        : securityClass,
    copyState: known('copyState', copyStates, 'archive.unknown-copy-state'),
    dossier: text('dossier'),
    faults,
  };
}

/** `2026-11-21`, `21/11/2026`, `21-11-2026` or `21.11.2026`; null for what is no day of the calendar. */
export function dayOf(text: string): string | null {
  const iso = /^([12]\d{3})-(\d\d)-(\d\d)$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-]([12]\d{3})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : local
      ? [local[3], local[2], local[1]]
      : [undefined, undefined, undefined];
  if (!year || !month || !day) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === written ? written : null;
}
