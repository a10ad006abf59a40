import type { PersonId, UnitId } from '#core/contract/ids.ts';
import { type HolidayKind, holidayKinds } from '../../contract/terms.ts';
import { type Day, yearOf } from './days.ts';
import {
  type Assigned,
  type Assignment,
  type Decided,
  type Holiday,
  inForce,
  type PatternVersion,
  type UnitZone,
} from './decided.ts';
import { groupBy } from './group-by.ts';
import { type DayPlan, planDay, type Ruling } from './plan-day.ts';

/** Whose day is asked for: a person, or a unit as such; the path leads from the root to the unit. */
export interface Subject {
  personId: PersonId | null;
  path: readonly UnitId[];
}

export interface Rulebook {
  planFor(subject: Subject, day: Day): DayPlan;
  /**
   * True if a unit works on the day, as deadlines count it. Where shifts come round there is no week of the unit, and
   * the days of the law count.
   */
  isWorkingDay(path: readonly UnitId[], day: Day): boolean;
  /** What was decided about the person alone, as a text: the same for all about whom the same was decided. */
  decidedAlone(personId: PersonId): string;
}

/** Finds what counts on a day among everything that was decided. */
export function openRulebook(decided: Decided): Rulebook {
  const holidays = groupBy(decided.holidays, ({ day }) => day);
  const versions = groupBy(decided.versions, ({ patternId }) => patternId);
  const ofUnits = groupBy(decided.assignments, ({ unitId }) => unitId);
  const ofPeople = new Map(
    [...groupBy(decided.assignments, ({ personId }) => personId)].map(
      ([personId, rows]) => [personId, rows.map(withoutPerson)] as const,
    ),
  );
  const zones = groupBy(decided.zones, ({ unitId }) => unitId);
  const stops = groupBy(decided.stops, ({ personId }) => personId);

  const assignmentOf = ({ personId, path }: Subject, day: Day): Assigned | null =>
    (personId && inForce(ofPeople.get(personId), day)) ||
    nearest(path, (unit) => inForce(ofUnits.get(unit), day));

  const versionOf = (assignment: Assigned | null, day: Day): PatternVersion =>
    (assignment?.patternId && inForce(versions.get(assignment.patternId), day)) || decided.law;

  const rulingOf = (subject: Subject, day: Day): Ruling => {
    const { personId, path } = subject;
    const zoneOf: UnitZone | null = nearest(path, (unit) => inForce(zones.get(unit), day));
    const assignment = assignmentOf(subject, day);
    return {
      day,
      zone: zoneOf?.zone ?? decided.agencyZone,
      zoneOf,
      assignment,
      version: versionOf(assignment, day),
      holiday: chiefHoliday(holidays.get(day), path),
      ramadan: inForce(decided.ramadans, day) ?? null,
      flexibilityStopped: personId !== null && inForce(stops.get(personId), day) !== undefined,
      holidaysKnown: decided.knownYears.has(yearOf(day)),
    };
  };

  return {
    planFor: (subject, day) => planDay(rulingOf(subject, day)),
    isWorkingDay: (path, day) => {
      const ruling = rulingOf({ personId: null, path }, day);
      const version = ruling.version.rule.kind === 'week' ? ruling.version : decided.law;
      return planDay({ ...ruling, version }).kind === 'work';
    },
    decidedAlone: (personId) => {
      const stopped = stops.get(personId)?.map(({ startsOn, endsBefore }) => [startsOn, endsBefore]);
      return JSON.stringify([ofPeople.get(personId), stopped]);
    },
  };
}

/** Plans are shared by all of whom the same was decided, and name none of them. */
function withoutPerson({ personId: _, ...assigned }: Assignment): Assigned {
  return assigned;
}

/** What the nearest unit has, from the unit itself up to the root. */
function nearest<T>(path: readonly UnitId[], find: (unit: UnitId) => T | undefined): T | null {
  for (let at = path.length - 1; at >= 0; at -= 1) {
    const found = find(path[at]!);
    if (found) return found;
  }
  return null;
}

const rank = (kind: HolidayKind) => holidayKinds.indexOf(kind);

/** The holiday that names the day: of the nation before collective leave, and both before a region. */
function chiefHoliday(all: readonly Holiday[] | undefined, path: readonly UnitId[]): Holiday | null {
  const counting = (all ?? []).filter(({ unitId }) => unitId === null || path.includes(unitId));
  return counting.toSorted((a, b) => rank(a.kind) - rank(b.kind))[0] ?? null;
}
