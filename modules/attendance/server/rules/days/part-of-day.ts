import type { PlacedPart } from '../../../contract/day-marks.ts';
import type { PlannedHours } from '../../../contract/day-plan.ts';
import type { Span } from '../../../contract/terms.ts';
import { afterMinutes, minutesIn, toMinute } from './spans.ts';

/** The stretch of the hours that a mark is about. A half ends where the longest break begins, or half the work is done. */
export function spanOf(
  part: PlacedPart,
  hours: Span & Pick<PlannedHours, 'breaks' | 'requiredMinutes'>,
): Span {
  if (part === 'whole') return { from: hours.from, to: hours.to };
  if (typeof part === 'object') return { from: toMinute(part.from), to: toMinute(part.to) };
  const [parting] = [...hours.breaks].sort((a, b) => minutesIn(b) - minutesIn(a));
  const middle = afterMinutes(hours.from, Math.floor(hours.requiredMinutes / 2), []);
  return part === 'first-half'
    ? { from: hours.from, to: parting?.from ?? middle }
    : { from: parting?.to ?? middle, to: hours.to };
}
