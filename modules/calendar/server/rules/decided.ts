import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { PatternRule } from '../../contract/pattern-rule.ts';
import type { BasisView, HolidayKind, PatternId, Zone } from '../../contract/terms.ts';
import type { Day } from './days.ts';

/** In force from a day on, and before another where it ended. */
export interface Dated {
  startsOn: Day;
  endsBefore: Day | null;
}

/** A day on which nobody works, for a unit and all below it, or for the nation. */
export interface Holiday {
  day: Day;
  name: string;
  kind: HolidayKind;
  unitId: UnitId | null;
  basis: BasisView;
}

export interface Ramadan extends Dated {
  basis: BasisView;
}

/** What a pattern says in a time; the pattern of the law has no id and no name. */
export interface PatternVersion extends Dated {
  patternId: PatternId | null;
  name: string | null;
  rule: PatternRule;
  basis: BasisView;
}

/** Working by a pattern for a time. */
export interface Assigned extends Dated {
  /** The unit to which, with all below it, it was assigned; null for a person. */
  unitId: UnitId | null;
  /** Null for the pattern of the law. */
  patternId: PatternId | null;
  rotationOffset: number;
  basis: BasisView;
}

/** Who works by which pattern: a unit, or a person. */
export interface Assignment extends Assigned {
  personId: PersonId | null;
}

export interface UnitZone extends Dated {
  unitId: UnitId;
  zone: Zone;
  basis: BasisView;
}

export interface FlexibilityStop extends Dated {
  personId: PersonId;
}

/** Everything that was decided about a time. */
export interface Decided {
  /** Of units without one of their own, or above them. */
  agencyZone: Zone;
  holidays: readonly Holiday[];
  /** Years of which the national days were entered. */
  knownYears: ReadonlySet<number>;
  ramadans: readonly Ramadan[];
  /** Versions of the patterns of the agency. */
  versions: readonly PatternVersion[];
  /** The pattern of the law: it counts where nothing is assigned. */
  law: PatternVersion;
  assignments: readonly Assignment[];
  zones: readonly UnitZone[];
  stops: readonly FlexibilityStop[];
}

export function isInForce({ startsOn, endsBefore }: Dated, day: Day): boolean {
  return startsOn <= day && (endsBefore === null || day < endsBefore);
}

/** The one that is in force on the day; the database keeps a second away. */
export function inForce<T extends Dated>(rows: readonly T[] | undefined, day: Day): T | undefined {
  return rows?.find((row) => isInForce(row, day));
}
