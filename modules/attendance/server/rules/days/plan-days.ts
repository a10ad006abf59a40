import { startOfDay, startOfNextDay } from '#core/clock/day-bounds.ts';
import type { DayPlan as CalendarPlan } from '#modules/calendar/server/calendar.api.ts';
import type { DayMark } from '../../../contract/day-marks.ts';
import type { DayKind, DayPlan } from '../../../contract/day-plan.ts';
import type { EpochMs, Span } from '../../../contract/terms.ts';

const hour = 3_600_000;
/** How long before the hours a check-in is one for them, and how long after; no further than half the way to the next. */
const mostBefore = 4 * hour;
const mostAfter = 8 * hour;

const kinds: Readonly<Record<CalendarPlan['kind'], DayKind>> = {
  work: 'work',
  rest: 'rest',
  national: 'holiday',
  regional: 'holiday',
  collective: 'collective-leave',
};

/** A day as attendance reckons it. */
export interface PlannedDay {
  plan: DayPlan;
  /** In which its check-ins lie: the stretch of the hours, or the day itself without those of its neighbours. */
  takes: readonly Span[];
  /** From when on no check-in can come for it. */
  closesAt: EpochMs;
  /** Work elsewhere by the pattern. */
  marks: readonly DayMark[];
  /** When the hours of the day before end, at the latest; null where there were none. */
  earlierUntil: EpochMs | null;
}

/** The day in the middle of three that follow each other. */
export function plannedDay(
  before: CalendarPlan | undefined,
  plan: CalendarPlan,
  after: CalendarPlan | undefined,
): PlannedDay {
  const basis = basisOf(plan);
  const { day, zone } = plan;
  const hours = plan.hours && {
    from: plan.hours.startsAt.getTime(),
    to: plan.hours.endsAt.getTime(),
    breaks: plan.hours.breaks.map(({ startsAt, endsAt }) => ({
      from: startsAt.getTime(),
      to: endsAt.getTime(),
    })),
    flexibleStart: plan.hours.flexible && {
      earliest: plan.hours.flexible.earliestStart.getTime(),
      latest: plan.hours.flexible.latestStart.getTime(),
    },
    requiredMinutes: plan.hours.requiredMinutes,
    takes: takesOf(before, plan, after),
  };
  const kind = kinds[plan.kind];
  const earlierUntil = (before && stretchOf(before)?.to) ?? null;
  if (hours)
    return {
      plan: { day, kind, hours, basis },
      takes: [hours.takes],
      closesAt: hours.takes.to,
      marks: remoteMarks(plan, basis),
      earlierUntil,
    };
  const whole = { from: startOfDay(zone, day).getTime(), to: startOfNextDay(zone, day).getTime() };
  const of = (other: CalendarPlan | undefined) =>
    other?.hours ? [takesOf(undefined, other, undefined)] : [];
  return {
    plan: { day, kind, hours: null, basis },
    takes: [without(whole, [...of(before), ...of(after)])],
    closesAt: whole.to,
    marks: [],
    earlierUntil,
  };
}

/** From the earliest beginning to the latest end of the hours. */
function stretchOf({ hours }: CalendarPlan): Span | null {
  if (!hours) return null;
  const { startsAt, endsAt, flexible } = hours;
  const later = flexible ? flexible.latestStart.getTime() - startsAt.getTime() : 0;
  return { from: (flexible?.earliestStart ?? startsAt).getTime(), to: endsAt.getTime() + later };
}

function takesOf(
  before: CalendarPlan | undefined,
  plan: CalendarPlan,
  after: CalendarPlan | undefined,
): Span {
  const own = stretchOf(plan)!;
  const earlier = before && stretchOf(before);
  const later = after && stretchOf(after);
  const middle = (from: EpochMs, to: EpochMs) => Math.floor((from + to) / 2);
  return {
    from: Math.max(own.from - mostBefore, earlier ? middle(earlier.to, own.from) : Number.MIN_SAFE_INTEGER),
    to: Math.min(own.to + mostAfter, later ? middle(own.to, later.from) : Number.MAX_SAFE_INTEGER),
  };
}

/** What is left of a day off where its neighbours reach into it. */
function without(day: Span, neighbours: readonly Span[]): Span {
  return neighbours.reduce((left, { from, to }) => {
    if (to <= left.from || from >= left.to) return left;
    return from <= left.from ? { from: Math.min(to, left.to), to: left.to } : { from: left.from, to: from };
  }, day);
}

function basisOf({ because }: CalendarPlan): string {
  return (because.holiday ?? because.assignment ?? because.version).basis.number;
}

function remoteMarks({ hours }: CalendarPlan, reference: string): DayMark[] {
  if (hours?.place === 'home') return [{ kind: 'remote', mode: 'home', reference }];
  if (hours?.place === 'elsewhere') return [{ kind: 'remote', mode: 'anywhere', reference }];
  return [];
}
