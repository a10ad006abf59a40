import { addMonths, type Day, firstOfNextMonth } from '../days.ts';

/** The months on whose first day promotions are made, from a day on. */
interface Periods {
  readonly validFrom: Day;
  readonly months: readonly number[];
  readonly basis: string;
}

const allMonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const versions: readonly Periods[] = [
  { validFrom: '2001-01-01', months: [4, 10], basis: 'PP 99/2000 Pasal 4' },
  { validFrom: '2024-01-01', months: [2, 4, 6, 8, 10, 12], basis: 'Peraturan BKN 4/2023' },
  { validFrom: '2025-10-01', months: allMonths, basis: 'Peraturan BKN 4/2025' },
];

/** The first day of a period on or after a day, and by which regulation. */
export function nextPeriod(day: Day): { day: Day; basis: string } {
  let first = day.endsWith('-01') ? day : firstOfNextMonth(day);
  for (;;) {
    const law = versions.findLast(({ validFrom }) => validFrom <= first) ?? versions[0]!;
    if (law.months.includes(Number(first.slice(5, 7)))) return { day: first, basis: law.basis };
    first = addMonths(first, 1);
  }
}
