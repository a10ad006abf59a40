import { dayIn } from '#core/clock/clock.ts';

/** How the deadline of a disposition is chosen; `own` is a day of the calendar. */
export const deadlineChoices = [
  'inherited',
  'none',
  'today',
  'tomorrow',
  'three-days',
  'week',
  'own',
] as const;
export type DeadlineChoice = (typeof deadlineChoices)[number];

const daysAhead: Partial<Record<DeadlineChoice, number>> = {
  today: 0,
  tomorrow: 1,
  'three-days': 3,
  week: 7,
};

/** The day that lies so many days after the one on which `now` falls in the zone. */
export function dayAhead(zone: string, days: number, now = new Date()): string {
  const day = new Date(`${dayIn(zone, now)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** The day of a choice; null for none, undefined where that of the letter or the desk is taken over. */
export function dayOf(choice: DeadlineChoice, own: string, zone: string): string | null | undefined {
  if (choice === 'inherited') return undefined;
  if (choice === 'none') return null;
  if (choice === 'own') return own;
  return dayAhead(zone, daysAhead[choice] ?? 0);
}

/**
 * The choices that make sense: taking over needs a deadline, which then is also the latest day, unless it is past.
 * @param latest the deadline of the own desk, which nothing below may pass; null where there is none
 */
export function choicesFor(inherited: string | null, latest: string | null, zone: string): DeadlineChoice[] {
  const limit = latest && latest >= dayAhead(zone, 0) ? latest : null;
  return deadlineChoices.filter((choice) => {
    if (choice === 'inherited') return inherited !== null;
    if (choice === 'none') return inherited === null || latest === null;
    const days = daysAhead[choice];
    return days === undefined || limit === null || dayAhead(zone, days) <= limit;
  });
}
