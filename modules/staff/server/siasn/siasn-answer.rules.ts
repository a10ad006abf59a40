import type { SiasnHistory, UnreadField } from '../../contract/siasn.ts';
import type { Day } from '../rules/days.ts';
import type { Draft } from '../rules/entry-faults.ts';

/** A row as SIASN writes it. */
export type SiasnRow = Readonly<Record<string, unknown>>;
export type SiasnAnswer = Readonly<Record<SiasnHistory, readonly SiasnRow[]>>;

/** An entry made of a row. */
export interface SiasnEntry extends Draft {
  history: SiasnHistory;
}

/** What was made of an answer, and of which fields nothing could be. */
export interface Mapped {
  entries: SiasnEntry[];
  unread: UnreadField[];
}

/** Reads the fields of one row; what is needed and cannot be read is noted, and the row makes no entry. */
export class RowReader {
  readonly unread: UnreadField[] = [];
  readonly #history: SiasnHistory;
  readonly #row: SiasnRow;

  constructor(history: SiasnHistory, row: SiasnRow) {
    this.#history = history;
    this.#row = row;
  }

  /** The text of a field; `-` and spaces are none. */
  text(field: string, longest = 200): string | undefined {
    const value = this.#row[field];
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const text = String(value)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    return text === '' || text === '-' ? undefined : text.slice(0, longest);
  }

  number(field: string): number | undefined {
    const text = this.text(field)?.replace(',', '.');
    const value = Number(text);
    return text !== undefined && Number.isFinite(value) ? value : undefined;
  }

  /** A day, `01-04-2012` or `2012-04-01`, that the calendar has. */
  day(field: string): Day | undefined {
    const text = this.text(field);
    const [, d, m, y] = /^(\d{2})[-/](\d{2})[-/](\d{4})/.exec(text ?? '') ?? [];
    const day = y ? `${y}-${m}-${d}` : text?.slice(0, 10);
    if (!day || !/^[12]\d{3}-\d{2}-\d{2}$/.test(day)) return undefined;
    const instant = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : undefined;
  }

  /** What a word of a list stands for. */
  word<T>(field: string, list: Readonly<Record<string, T>>): T | undefined {
    const word = this.text(field)
      ?.toLowerCase()
      .replace(/[.\s]+/g, ' ')
      .trim();
    return word !== undefined && Object.hasOwn(list, word) ? list[word] : undefined;
  }

  /** Notes a field that is needed: missing, or there and not understood. */
  miss(field: string): void {
    const why = this.text(field) === undefined ? 'missing' : 'not-understood';
    this.unread.push({ history: this.#history, field, why });
  }

  /** The value, noted where it is not there. */
  needed<T>(field: string, value: T | undefined): T | undefined {
    if (value === undefined) this.miss(field);
    return value;
  }

  /** Number and day of a decree, both or neither. */
  decree(number: string, day: string): Pick<Draft, 'decreeNumber' | 'decreeDay'> {
    const [decreeNumber, decreeDay] = [this.text(number), this.day(day)];
    if (decreeNumber && decreeDay) return { decreeNumber, decreeDay };
    if (decreeNumber) this.miss(day);
    if (decreeDay) this.miss(number);
    return {};
  }
}
