import type { Locale } from '../i18n/locales.ts';

interface ColumnOf<Row, Kind extends string, Value> {
  heading: string;
  kind: Kind;
  value: (row: Row) => Value | null | undefined;
  /** In characters; guessed from the kind when absent. */
  width?: number;
}

/**
 * A column of a table that becomes a sheet. `day` is a calendar day, `2026-11-21`; `instant` is shown in the zone of the
 * table; `flag` as yes or no.
 */
export type Column<Row> =
  | ColumnOf<Row, 'text', string>
  | ColumnOf<Row, 'number', number>
  | ColumnOf<Row, 'day', string>
  | ColumnOf<Row, 'instant', Date>
  | ColumnOf<Row, 'flag', boolean>;

export interface Table<Row> {
  /** Of the sheet. */
  name: string;
  /** Lines above the headings: what it is, whose, which period. */
  title?: readonly string[];
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** How values are written. */
export interface SheetOptions {
  /** IANA zone in which instants are shown. */
  zone: string;
  locale: Locale;
}

export const flagWords: Record<Locale, { yes: string; no: string }> = {
  id: { yes: 'Ya', no: 'Tidak' },
  en: { yes: 'Yes', no: 'No' },
};

/** The wall-clock time of an instant in a zone, as if it were UTC: sheets know no zones. */
export function wallClock(instant: Date, zone: string): Date {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  return new Date(
    `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`,
  );
}
