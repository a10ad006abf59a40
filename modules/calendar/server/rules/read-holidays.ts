import {
  choiceCell,
  dayCell,
  readTable,
  type Sheet,
  textCell,
} from '#modules/organization/server/organization.api.ts';
import type { HolidayKind } from '../../contract/terms.ts';
import { type Day, yearOf } from './days.ts';
import type { Entry } from './holiday-list.ts';

interface Values {
  day: Day;
  name: string;
  kind: HolidayKind;
}

interface Fault {
  row: number;
  column: string | null;
  code: string;
}

export interface HolidayReading {
  rows: number;
  entries: Entry[];
  /** In the order of the rows; a list is made of the entries only where there are none. */
  faults: Fault[];
  /** Required columns that the heading lacks. */
  missing: string[];
}

const kinds: Readonly<Record<string, HolidayKind>> = {
  libur_nasional: 'national',
  'libur nasional': 'national',
  nasional: 'national',
  cuti_bersama: 'collective',
  'cuti bersama': 'collective',
  libur_daerah: 'regional',
  'libur daerah': 'regional',
  daerah: 'regional',
};

const columns = {
  day: { titles: ['tanggal', 'date', 'day'], required: true, read: dayCell },
  name: { titles: ['nama', 'keterangan', 'name'], required: true, read: textCell(200) },
  kind: { titles: ['jenis', 'kind'], read: choiceCell(kinds) },
};

/**
 * Reads all holidays of a year. In the list of a unit every day is a regional one; in that of the nation the kind must
 * be given.
 */
export function readHolidays(
  sheet: Sheet,
  { year, regional }: { year: number; regional: boolean },
): HolidayReading {
  const { rows, faults, missing } = readTable<Values>(sheet, columns);
  const report = (row: number, field: keyof typeof columns, code: string) =>
    faults.push({ row, column: columns[field].titles[0]!, code });
  const entries = new Map<Day, Entry>();
  for (const { row, values, unread } of rows) {
    const { day, name } = values;
    const kind = values.kind ?? (regional ? 'regional' : undefined);
    if (!kind && !unread.has('kind')) report(row, 'kind', 'organization.row-required');
    if (kind && (kind === 'regional') !== regional) report(row, 'kind', 'calendar.row-not-of-scope');
    if (!day) continue;
    if (yearOf(day) !== year) report(row, 'day', 'calendar.row-outside-year');
    if (entries.has(day)) report(row, 'day', 'calendar.row-twice');
    else if (name && kind) entries.set(day, { day, name, kind });
  }
  return {
    rows: rows.length,
    entries: [...entries.values()],
    faults: faults.toSorted((one, other) => one.row - other.row),
    missing,
  };
}
