import type { UnitId } from '#core/contract/ids.ts';
import type { DayView, HoursView, ReasonView } from '../contract/days.ts';
import { namedUnit } from './holidays.present.ts';
import { type DayPlan, type PlannedHours, type Ruling, restsOnHolidays } from './rules/plan-day.ts';

type Names = ReadonlyMap<UnitId, string>;

/** The units that the reasons of days name. */
export function unitsNamedIn(plans: readonly DayPlan[]): UnitId[] {
  const ids = plans.flatMap(({ because: { assignment, holiday, zoneOf } }) => [
    assignment?.unitId,
    holiday?.unitId,
    zoneOf?.unitId,
  ]);
  return [...new Set(ids.filter((id) => id !== null && id !== undefined))];
}

export function presentDay({ day, zone, kind, hours, because }: DayPlan, names: Names): DayView {
  return {
    ...{ day, zone, kind },
    ramadan: because.ramadan !== null,
    hours: hours && presentHours(hours),
    reasons: reasonsOf(because, names),
  };
}

function presentHours({ startsAt, endsAt, breaks, flexible, ...hours }: PlannedHours): HoursView {
  return {
    ...hours,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    breaks: breaks.map((one) => ({
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
    })),
    flexible: flexible && {
      earliestStart: flexible.earliestStart.toISOString(),
      latestStart: flexible.latestStart.toISOString(),
    },
  };
}

/** From what names the day to what it stands on. */
function reasonsOf(ruling: Ruling, names: Names): ReasonView[] {
  const { holiday, ramadan, version, assignment, zoneOf } = ruling;
  const reasons: (ReasonView | null)[] = [
    ruling.holidaysKnown ? null : { kind: 'holidays-unknown' },
    holiday && {
      kind: 'holiday',
      name: holiday.name,
      holidayKind: holiday.kind,
      unit: namedUnit(holiday.unitId, names),
      rests: restsOnHolidays(version.rule),
      basis: holiday.basis,
    },
    {
      kind: 'assignment',
      to: assignment ? (assignment.unitId ? 'unit' : 'person') : 'law',
      unit: namedUnit(assignment?.unitId ?? null, names),
      startsOn: assignment?.startsOn ?? null,
      basis: assignment?.basis ?? null,
    },
    { kind: 'pattern', name: version.name, startsOn: version.startsOn, basis: version.basis },
    ramadan && { kind: 'ramadan', basis: ramadan.basis },
    ruling.flexibilityStopped ? { kind: 'not-flexible' } : null,
    zoneOf && { kind: 'zone', unit: namedUnit(zoneOf.unitId, names), basis: zoneOf.basis },
  ];
  return reasons.filter((reason) => reason !== null);
}
