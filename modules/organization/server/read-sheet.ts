import { readSheet as readExcelSheet } from 'read-excel-file/node';
import { fail } from '#core/contract/errors.ts';
import { unzipEntry, zipEntries } from '#core/documents/zip-entries.ts';
import { parseCsv } from './rules/parse-csv.ts';
import type { Sheet } from './rules/sheet-table.ts';

/** What one import may bring; beyond it the work would hold its transaction too long. */
export const sheetLimits = {
  bytes: 5_000_000,
  unpackedBytes: 60_000_000,
  rows: 10_000,
  columns: 200,
} as const;

/** Reads a CSV (UTF-8, else Windows-1252) or the first sheet of an XLSX; what it is is told by its bytes. */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  const sheet = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))
    ? await readXlsx(bytes)
    : readCsv(bytes);
  if (sheet.length > sheetLimits.rows + 1) tooLarge();
  if (sheet.length < 2) fail('organization.sheet-empty');
  return sheet;
}

function readCsv(bytes: Buffer): Sheet {
  if (bytes.includes(0)) fail('organization.sheet-unreadable');
  const records = parseCsv(decode(bytes));
  return records ?? fail('organization.sheet-unreadable');
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function readXlsx(bytes: Buffer): Promise<Sheet> {
  ensureModest(bytes);
  try {
    // Numbers stay as they are written, so that the digits of a NIP survive.
    const rows = await readExcelSheet<string>(bytes, 1, { parseNumber: (digits) => digits });
    return rows.map((row) => row.map((cell: unknown) => cellText(cell)));
  } catch {
    return fail('organization.sheet-unreadable');
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell);
}

/** A small file can unpack to a huge one, or name a cell so far out that its sheet would fill the memory. */
function ensureModest(bytes: Buffer): void {
  let total = 0;
  try {
    for (const entry of zipEntries(bytes, 1_000)) {
      total += entry.size;
      if (total > sheetLimits.unpackedBytes) tooLarge();
      const content = unzipEntry(bytes, entry);
      if (/worksheets\/[^/]+\.xml$/.test(entry.name)) ensureNearCells(content.toString('latin1'));
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'organization.sheet-too-large') throw error;
    fail('organization.sheet-unreadable');
  }
}

function ensureNearCells(sheet: string): void {
  for (const [, column, row] of sheet.matchAll(/\br="([A-Z]{1,7})?(\d{1,9})"/g)) {
    if (Number(row) > sheetLimits.rows + 1 || columnNumber(column ?? '') > sheetLimits.columns) tooLarge();
  }
}

/** `A` is 1, `AA` is 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export function tooLarge(): never {
  return fail('organization.sheet-too-large', {
    limitMegabytes: sheetLimits.bytes / 1_000_000,
    limitRows: sheetLimits.rows,
  });
}
