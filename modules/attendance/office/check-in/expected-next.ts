import { dayIn } from '#core/clock/clock.ts';
import type { Direction } from '../../contract/terms.ts';
import type { KeptCheckIn } from '../device/check-in-box.ts';

/** A shift over midnight that began with what waits here is not longer than this (ms). */
const longestNight = 12 * 3_600_000;

/**
 * What is checked next: as the server says, or out once something of this day waits on this phone. What has waited since another
 * day says nothing of this one. Reckoned by the clock of the phone, which only chooses the button that is the big one.
 */
export function expectedNext(
  said: Direction,
  kept: readonly Pick<KeptCheckIn, 'item' | 'refusal'>[],
  { phone, zone }: { phone: number; zone: string },
): Direction {
  const last = kept.findLast(({ refusal }) => refusal === null)?.item.statement;
  if (!last) return said;
  const ofThisDay = dayIn(zone, new Date(last.phoneClock)) === dayIn(zone, new Date(phone));
  const overMidnight = last.direction === 'in' && Math.abs(phone - last.phoneClock) < longestNight;
  return ofThisDay || overMidnight ? 'out' : said;
}
