import type { CoveringKind } from './day-marks.ts';
import type { MinuteKind } from './minute-kinds.ts';
import type { EpochMs } from './terms.ts';
import type { WhyStep } from './why-steps.ts';

/** How a day stands, worst first where several are true; `attendance.status.<status>` in the locales. */
export const dayStatuses = [
  'awaited',
  'at-work',
  'present',
  'late',
  'left-early',
  'late-and-left-early',
  'no-check-in',
  'no-check-out',
  'absent',
  'duty',
  'meeting',
  'study',
  'leave',
  'permission',
  'sick',
  'rest',
  'holiday',
  'collective-leave',
] as const;
export type DayStatus = (typeof dayStatuses)[number];

/** A stretch of whole minutes of one kind, and what makes it so. */
export interface DayStretch {
  from: EpochMs;
  to: EpochMs;
  kind: MinuteKind;
  /** The mark that covers it, where one does. */
  mark: CoveringKind | null;
  /** The regulation of the plan, or what the mark rests on. */
  basis: string;
}

export interface TierFinding {
  tier: string;
  /** Hundredths of a percent of the allowance of the month. */
  basisPoints: number;
}

export interface DayResult {
  day: string;
  status: DayStatus;
  /** Worked elsewhere; the status says how. */
  remote: 'home' | 'anywhere' | null;
  checkIn: EpochMs | null;
  checkOut: EpochMs | null;
  minutes: Readonly<Record<MinuteKind, number>>;
  /** Minutes worked where nothing had to be worked: on a day off, before and after the hours. */
  extraMinutes: number;
  late: TierFinding | null;
  early: TierFinding | null;
  /** 1 for a day without any valid reason, 0.5 where a part was covered, else 0 (PP 94/2021). */
  absentDays: 0 | 0.5 | 1;
  /** Hundredths of a percent of the allowance of the month. */
  deduction: number;
  stretches: readonly DayStretch[];
  why: readonly WhyStep[];
}
