import {
  type CellReader,
  readTable,
  type Sheet,
  textCell,
} from '#modules/organization/server/organization.api.ts';

/** What the office knew on paper of a year of an employee. */
export interface Opening {
  row: number;
  number: string;
  year: number;
  left: number;
  olderLeft: number;
  taken: number;
  deferred: number;
  reason: string | null;
}

interface Fault {
  row: number;
  column: string | null;
  code: string;
}

export interface OpeningReading {
  rows: number;
  openings: Opening[];
  faults: Fault[];
  /** Required columns that the heading lacks. */
  missing: string[];
}

/** Days in eighths, `4`, `4,5` or `4.5`. */
const daysCell: CellReader<number> = (cell) => {
  const value = Number(cell.replace(',', '.'));
  return Number.isInteger(value * 8) && value >= 0 && value <= 60
    ? { value }
    : { fault: 'organization.row-not-a-number' };
};

const yearCell: CellReader<number> = (cell) => {
  const value = Number(cell);
  return Number.isInteger(value) && value >= 1945 && value <= 2200
    ? { value }
    : { fault: 'organization.row-not-a-number' };
};

const numberCell: CellReader<string> = (cell) => {
  const value = cell.replace(/[\s.']/g, '');
  return /^\d{18}$/.test(value) ? { value } : { fault: 'leave.row-number-invalid' };
};

const columns = {
  number: { titles: ['nip', 'nip_ni_pppk', 'number'], required: true, read: numberCell },
  year: { titles: ['tahun', 'year'], required: true, read: yearCell },
  left: { titles: ['sisa', 'left'], required: true, read: daysCell },
  olderLeft: { titles: ['sisa_tahun_sebelumnya', 'sisa tahun sebelumnya', 'older_left'], read: daysCell },
  taken: { titles: ['diambil', 'taken'], read: daysCell },
  deferred: { titles: ['ditangguhkan', 'deferred'], read: daysCell },
  reason: { titles: ['keterangan', 'reason'], read: textCell(500) },
};

/** Reads opening balances: one row for an employee and a year. */
export function readOpenings(sheet: Sheet): OpeningReading {
  const { rows, faults, missing } = readTable<Omit<Opening, 'row' | 'reason'> & { reason: string }>(
    sheet,
    columns,
  );
  const told: Fault[] = [...faults];
  const openings = new Map<string, Opening>();
  for (const { row, values } of rows) {
    const { number, year, left } = values;
    if (number === undefined || year === undefined || left === undefined) continue;
    const key = `${number} ${year}`;
    if (openings.has(key)) told.push({ row, column: 'nip', code: 'leave.row-twice' });
    else
      openings.set(key, {
        ...{ row, number, year, left, olderLeft: values.olderLeft ?? 0, taken: values.taken ?? 0 },
        ...{ deferred: values.deferred ?? 0, reason: values.reason ?? null },
      });
  }
  return { rows: rows.length, openings: [...openings.values()], faults: told, missing };
}
