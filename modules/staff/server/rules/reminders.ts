import type { LeadTimes } from '../../contract/lead-times.ts';
import type { Milestone, Outlook } from '../../contract/outlook.ts';
import { addMonths, type Day } from './days.ts';

/** A milestone that is near enough to be told. */
export interface Reminder {
  readonly what: Milestone['what'];
  readonly day: Day;
}

/** What is to be told on a day: milestones that are known and whose lead time has begun. */
export function remindersDue(
  { milestones }: Pick<Outlook, 'milestones'>,
  months: LeadTimes,
  on: Day,
): Reminder[] {
  return milestones.flatMap(({ what, day }) =>
    day !== null && day >= on && addMonths(day, -months[what]) <= on ? [{ what, day }] : [],
  );
}
