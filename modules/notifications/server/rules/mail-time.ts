import { dayIn } from '#core/clock/clock.ts';
import { startOfDay, startOfNextDay } from '#core/clock/day-bounds.ts';

/** Hours of the day without mail, `21:00` to `06:00`, in the zone of the agency. */
export interface QuietHours {
  from: string;
  until: string;
}

const minute = 60_000;
/** The local hour at which the daily mail goes out. */
const dailyHour = 7;

/** The first instant from `now` on at which mail may be sent. */
export function afterQuiet(now: Date, zone: string, quiet: QuietHours | null): Date {
  if (!quiet) return now;
  const today = startOfDay(zone, dayIn(zone, now));
  const at = Math.floor((now.getTime() - today.getTime()) / minute);
  const [from, until] = [minuteOf(quiet.from), minuteOf(quiet.until)];
  const overMidnight = from > until;
  const within = overMidnight ? at >= from || at < until : at >= from && at < until;
  if (!within) return now;
  const morning = overMidnight && at >= from ? startOfNextDay(zone, dayIn(zone, now)) : today;
  return new Date(morning.getTime() + until * minute);
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** 07.00 of today in the zone: what happened before is due for the daily mail. Null while it is earlier than that. */
export function dailyDue(now: Date, zone: string): Date | null {
  const due = new Date(startOfDay(zone, dayIn(zone, now)).getTime() + dailyHour * 60 * minute);
  return now >= due ? due : null;
}
