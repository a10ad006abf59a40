import { dayIn } from '#core/clock/clock.ts';
import { useSession } from '../session/use-session.ts';

/** Today by the calendar of the agency. */
export function useToday(): string {
  return dayIn(useSession().agency.zone, new Date());
}
