import { startOfDay } from '#core/clock/day-bounds.ts';
import type { PatternRule, Shift } from '../../contract/pattern-rule.ts';
import type { DayKind, Place, Zone } from '../../contract/terms.ts';
import { minutesOf, requiredMinutes } from '../../contract/working-hours.ts';
import { type Day, dayNumber, weekdayOf } from './days.ts';
import type { Assigned, Holiday, PatternVersion, Ramadan, UnitZone } from './decided.ts';

/** What counts for a person, or for a unit, on a day. */
export interface Ruling {
  day: Day;
  zone: Zone;
  /** Null where the zone is that of the agency. */
  zoneOf: UnitZone | null;
  /** Null where nothing is assigned and the law counts. */
  assignment: Assigned | null;
  version: PatternVersion;
  /** Null on other days. */
  holiday: Holiday | null;
  ramadan: Ramadan | null;
  /** Flexible time and place were taken away (PermenPANRB 4/2025 art. 25). */
  flexibilityStopped: boolean;
  /** False while nobody entered the national days of the year. */
  holidaysKnown: boolean;
}

export interface Span {
  startsAt: Date;
  endsAt: Date;
}

export interface PlannedHours extends Span {
  breaks: readonly Span[];
  requiredMinutes: number;
  /** Within what the day may begin; it then ends as much earlier or later. */
  flexible: { earliestStart: Date; latestStart: Date } | null;
  place: Place;
}

/** The plan of a day. A shift over midnight belongs to the day on which it starts. */
export interface DayPlan {
  day: Day;
  zone: Zone;
  kind: DayKind;
  /** Null on days without work. */
  hours: PlannedHours | null;
  /** What it was made of: the answer to "why?". */
  because: Ruling;
}

/** The plan that follows from what counts on a day. */
export function planDay(ruling: Ruling): DayPlan {
  const { day, zone, holiday } = ruling;
  const plan = { day, zone, because: ruling };
  const { rule } = ruling.version;
  if (holiday && restsOnHolidays(rule)) return { ...plan, kind: holiday.kind, hours: null };
  const turn = turnOf(ruling);
  if (!turn) return { ...plan, kind: 'rest', hours: null };
  return { ...plan, kind: 'work', hours: hoursOf(ruling, turn) };
}

export function restsOnHolidays(rule: PatternRule): boolean {
  return rule.kind === 'week' || rule.restsOnHolidays;
}

/** The hours that the pattern has for the day; null for a day of rest. */
function turnOf({ day, version, ramadan, assignment }: Ruling): (Shift & { place?: Place }) | null {
  const { rule } = version;
  if (rule.kind === 'week') {
    const week = (ramadan && rule.ramadan) ?? rule.ordinary;
    return week[weekdayOf(day)] ?? null;
  }
  const { length } = rule.cycle;
  const passed = dayNumber(day) - dayNumber(rule.anchor) + (assignment?.rotationOffset ?? 0);
  return rule.cycle[((passed % length) + length) % length] ?? null;
}

function hoursOf(ruling: Ruling, turn: Shift & { place?: Place }): PlannedHours {
  const midnight = startOfDay(ruling.zone, ruling.day).getTime();
  const at = (minute: number) => new Date(midnight + minute * 60_000);
  const { start, end, breaks } = minutesOf(turn);
  const { rule } = ruling.version;
  const flexible = rule.kind === 'week' && !ruling.flexibilityStopped ? rule.flexible : null;
  return {
    startsAt: at(start),
    endsAt: at(end),
    breaks: breaks.map((one) => ({ startsAt: at(one.start), endsAt: at(one.end) })),
    requiredMinutes: requiredMinutes(turn),
    flexible: flexible && {
      earliestStart: at(start - flexible.earlierMinutes),
      latestStart: at(start + flexible.laterMinutes),
    },
    place: ruling.flexibilityStopped ? 'office' : (turn.place ?? 'office'),
  };
}
