import { dayIn } from '#core/clock/clock.ts';
import { useSession } from '#office/session/use-session.ts';

/** Today by the calendar of the agency: the first day from which anything can be decided. */
export function useToday(): string {
  return dayIn(useSession().agency.zone, new Date());
}
