import type { PlannedHours } from '../../../contract/day-plan.ts';
import type { DayStretch } from '../../../contract/day-results.ts';
import type { MinuteKind } from '../../../contract/minute-kinds.ts';
import type { EpochMs } from '../../../contract/terms.ts';
import type { Covering } from './coverings.ts';

/** What is known when a day is looked at. */
export interface KnownDay {
  hours: PlannedHours;
  /** Strongest first. */
  covered: readonly Covering[];
  in: EpochMs | null;
  out: EpochMs | null;
  /** No check-in can come for it any more. */
  closed: boolean;
  basis: string;
}

/** Every minute of the hours, once, in order, in stretches of one kind. */
export function dayStretches(day: KnownDay): DayStretch[] {
  const { hours, covered } = day;
  const cuts = [hours, ...hours.breaks, ...covered].flatMap(({ from, to }) => [from, to]);
  const marks = [...cuts, day.in, day.out].filter(
    (at): at is EpochMs => at !== null && at >= hours.from && at <= hours.to,
  );
  const ordered = [...new Set(marks)].sort((a, b) => a - b);
  const stretches: DayStretch[] = [];
  for (const [i, from] of ordered.slice(0, -1).entries()) {
    const next = { from, to: ordered[i + 1]!, ...natureOf(from, day) };
    const last = stretches.at(-1);
    if (last && last.kind === next.kind && last.mark === next.mark && last.basis === next.basis)
      last.to = next.to;
    else stretches.push(next);
  }
  return stretches;
}

function natureOf(at: EpochMs, day: KnownDay): Pick<DayStretch, 'kind' | 'mark' | 'basis'> {
  const holds = (span: { from: EpochMs; to: EpochMs }) => span.from <= at && at < span.to;
  const own = (kind: MinuteKind) => ({ kind, mark: null, basis: day.basis });
  if (day.hours.breaks.some(holds)) return own('break');
  const mark = day.covered.find(holds);
  if (mark) return { kind: mark.as, mark: mark.kind, basis: mark.reference };
  if (day.in !== null && at < day.in) return own('late');
  if (day.out !== null && at >= day.out) return own('early');
  if (day.in !== null && day.out !== null) return own('worked');
  if (day.out === null && !day.closed) return own('open');
  return own(day.in === null && day.out === null ? 'absent' : 'unproven');
}
