import type { EpochMs, Span } from './terms.ts';

/** Hari kerja, hari libur mingguan, libur nasional atau daerah, cuti bersama. */
export const dayKinds = ['work', 'rest', 'holiday', 'collective-leave'] as const;
export type DayKind = (typeof dayKinds)[number];

/** What one person has to work on one day, or in one shift that begins on it. */
export interface DayPlan {
  /** The calendar day in the zone of the unit; of a shift over midnight the day on which it begins. */
  day: string;
  kind: DayKind;
  /** Null where nothing has to be worked. */
  hours: PlannedHours | null;
  /** Where the plan comes from, as cited in "why?": "Perpres 21/2023 art. 4", "SKB 1497/2025". */
  basis: string;
}

export interface PlannedHours extends Span {
  /** In order, inside the hours, apart from each other. */
  breaks: readonly Span[];
  /** Null for fixed hours. Otherwise one may begin in between, and the end moves so that the minutes are worked. */
  flexibleStart: { earliest: EpochMs; latest: EpochMs } | null;
  /** Minutes to work, without breaks. */
  requiredMinutes: number;
  /** The stretch in which a check-in is taken for this day. */
  takes: Span;
}
