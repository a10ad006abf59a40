import type { CoveringKind } from './day-marks.ts';
import type { InForce } from './terms.ts';

/** TL1 to TL4, PSW1 to PSW4: from this many minutes on, until the next tier begins. */
export interface Tier {
  code: string;
  fromMinutes: number;
  /** Hundredths of a percent of the allowance of the month: 125 is 1.25 %. */
  basisPoints: number;
}

/** What a regulation of an agency takes off for a day. Tiers rise. */
export interface DeductionRules {
  basis: string;
  late: readonly Tier[];
  early: readonly Tier[];
  /** Codes of the tiers that a missing check-in or check-out falls into. */
  notCheckedIn: string;
  notCheckedOut: string;
  /** A whole day without valid reason; no day costs more. */
  absentBasisPoints: number;
  /** For a day on which a mark covers everything; what is not named costs nothing. */
  covered: Readonly<Partial<Record<CoveringKind, number>>>;
}

export interface DeductionScheme extends InForce {
  rules: DeductionRules;
}
