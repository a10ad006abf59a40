import { dayIn, type OfficeZone, yearIn } from '#core/clock/clock.ts';
import type { NumberingGroup } from '../../../contract/kinds.ts';
import type { NumberBookId } from '../../../contract/terms.ts';

/** Which counter gives a letter its number. Two letters with equal keys never have the same sequence. */
export interface CounterKey {
  bookId: NumberBookId;
  group: string;
  year: number;
  /** Empty where one counter serves all codes. */
  classificationCode: string;
}

/**
 * The counter of a book, group and calendar year (tahun takwim). The year begins at midnight of the agency: in Jayapura two
 * hours before Jakarta, and nine before the clock of the server.
 */
export function counterKey(
  book: { bookId: NumberBookId; zone: OfficeZone },
  group: Pick<NumberingGroup, 'code' | 'counter'>,
  classificationCode: string,
  instant: Date,
): CounterKey {
  return {
    bookId: book.bookId,
    group: group.code,
    year: yearIn(book.zone, instant),
    classificationCode: group.counter === 'classification' ? classificationCode : '',
  };
}

/** The day of a letter and the month and year of its number: those of the agency at the instant of signing. */
export function letterDay(zone: OfficeZone, instant: Date): { day: string; month: number; year: number } {
  const day = dayIn(zone, instant);
  return { day, month: Number(day.slice(5, 7)), year: Number(day.slice(0, 4)) };
}

/** True where both are one counter. */
export function sameCounter(one: CounterKey, other: CounterKey): boolean {
  return (
    one.bookId === other.bookId &&
    one.group === other.group &&
    one.year === other.year &&
    one.classificationCode === other.classificationCode
  );
}
