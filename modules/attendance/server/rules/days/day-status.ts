import type { CoveringKind } from '../../../contract/day-marks.ts';
import type { DayResult, DayStatus, DayStretch } from '../../../contract/day-results.ts';
import type { MinuteKind } from '../../../contract/minute-kinds.ts';
import type { KnownDay } from './day-stretches.ts';
import { minutesIn } from './spans.ts';

/** Minutes that no mark covers. */
const left: readonly MinuteKind[] = ['worked', 'late', 'early', 'absent', 'unproven', 'open'];

type Minutes = Readonly<Record<MinuteKind, number>>;

/** How a working day stands. */
export function statusOf(day: KnownDay, stretches: readonly DayStretch[], minutes: Minutes): DayStatus {
  const mark = coveredBy(stretches, minutes);
  if (mark) return mark;
  if (day.in === null && day.out === null) return day.closed ? 'absent' : 'awaited';
  if (day.in === null) return 'no-check-in';
  if (day.out === null) return day.closed ? 'no-check-out' : 'at-work';
  if (minutes.late > 0) return minutes.early > 0 ? 'late-and-left-early' : 'late';
  return minutes.early > 0 ? 'left-early' : 'present';
}

/** The mark that covers most of the day, where nothing is left to be worked beside what marks cover. */
export function coveredBy(stretches: readonly DayStretch[], minutes: Minutes): CoveringKind | null {
  if (left.some((kind) => minutes[kind] > 0)) return null;
  const sums = new Map<CoveringKind, number>();
  for (const stretch of stretches)
    if (stretch.mark) sums.set(stretch.mark, (sums.get(stretch.mark) ?? 0) + minutesIn(stretch));
  return [...sums].reduce<readonly [CoveringKind | null, number]>(
    (most, one) => (one[1] > most[1] ? one : most),
    [null, 0],
  )[0];
}

/** PP 94/2021 counts days without valid reason; a day that was partly covered counts for a half. */
export function absentDaysOf(status: DayStatus, minutes: Minutes): DayResult['absentDays'] {
  if (status !== 'absent') return 0;
  return minutes.excused + minutes.credited > 0 ? 0.5 : 1;
}
