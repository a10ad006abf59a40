import { queryClient } from '#office/data/query-client.ts';
import { reachable } from '#office/data/reachable.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import { ownToday, type TodayView } from '../../contract/today.ts';

const hour = 3_600_000;
const halfDay = 12 * hour;
/** So long before its hours a day is waited for (ms). */
const early = 2 * hour;

/** Whether a check-in or, after the hours, a check-out of the day is still to come. */
export function isAwaited({ at, day, hours, next }: TodayView): boolean {
  if (!day || !hours) return false;
  if (next === 'in') return day.status === 'awaited' && at >= hours.from - early;
  return day.checkOut === null && at >= hours.to;
}

/** One while the own check-in of now is still to come. */
export async function countAwaited(): Promise<number> {
  const today = await queryClient.fetchQuery({ ...operationQuery(ownToday.show, {}), staleTime: 5_000 });
  // What was kept on another day says nothing of this one.
  const old = !reachable.get() && Math.abs(Date.now() - today.at) > halfDay;
  return isAwaited(today) && !old ? 1 : 0;
}
