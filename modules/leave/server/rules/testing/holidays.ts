import type { DayKind } from '#modules/calendar/contract/terms.ts';
import type { KindOfDay } from '../length/working-days.ts';

/** National holidays and collective leave of 2025 and 2026 (SKB 933/2025 and 1497/2025). */
const holidays: Readonly<Record<string, string>> = {
  '2025-01': '01 27 29',
  '2025-03': '29 31',
  '2025-04': '01 18 20',
  '2025-05': '01 12 29',
  '2025-06': '01 06 27',
  '2025-08': '17',
  '2025-09': '05',
  '2025-12': '25',
  '2026-01': '01 16',
  '2026-02': '17',
  '2026-03': '19 21 22',
  '2026-04': '03 05',
  '2026-05': '01 14 27 31',
  '2026-06': '01 16',
  '2026-08': '17 25',
  '2026-12': '25',
};
const collective: Readonly<Record<string, string>> = {
  '2025-01': '28',
  '2025-03': '28',
  '2025-04': '02 03 04 07',
  '2025-05': '13 30',
  '2025-06': '09',
  '2025-08': '18',
  '2025-12': '26',
  '2026-02': '16',
  '2026-03': '18 20 23 24',
  '2026-05': '15 28',
  '2026-12': '24',
};

const listed = new Map<string, DayKind>([
  ...days(holidays).map((day) => [day, 'national'] as const),
  ...days(collective).map((day) => [day, 'collective'] as const),
]);

function days(months: Readonly<Record<string, string>>): string[] {
  return Object.entries(months).flatMap(([month, dates]) =>
    dates.split(' ').map((date) => `${month}-${date}`),
  );
}

/** Monday to Friday without the holidays above; other years have none. */
export const officeDays: KindOfDay = (day) => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return 'rest';
  return listed.get(day) ?? 'work';
};
