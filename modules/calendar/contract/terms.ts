import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';
import { EnteredDay, line } from '#core/contract/schemas.ts';

export const HolidayId = idOf('Holiday');
export type HolidayId = z.output<typeof HolidayId>;
export const RamadanId = idOf('Ramadan');
export type RamadanId = z.output<typeof RamadanId>;
export const PatternId = idOf('Pattern');
export type PatternId = z.output<typeof PatternId>;
export const PatternVersionId = idOf('PatternVersion');
export type PatternVersionId = z.output<typeof PatternVersionId>;
export const AssignmentId = idOf('Assignment');
export type AssignmentId = z.output<typeof AssignmentId>;
export const UnitZoneId = idOf('UnitZone');
export type UnitZoneId = z.output<typeof UnitZoneId>;
export const FlexibilityStopId = idOf('FlexibilityStop');
export type FlexibilityStopId = z.output<typeof FlexibilityStopId>;

/** WIB, WITA, WIT (Keppres 41/1987). */
export const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export const Zone = z.enum(zones);
export type Zone = z.output<typeof Zone>;

/** Libur nasional and cuti bersama by the SKB of three ministers; libur daerah for a unit and below. */
export const nationalKinds = ['national', 'collective'] as const;
export const holidayKinds = [...nationalKinds, 'regional'] as const;
export const HolidayKind = z.enum(holidayKinds);
export type HolidayKind = z.output<typeof HolidayKind>;

/** What a day is for a person. */
export const DayKind = z.enum(['work', 'rest', ...holidayKinds]);
export type DayKind = z.output<typeof DayKind>;

/** Where work is done (PermenPANRB 4/2025 art. 13). */
export const places = ['office', 'other-office', 'home', 'elsewhere'] as const;
export const Place = z.enum(places);
export type Place = z.output<typeof Place>;

/** The written decision that something rests on, as it is entered: number, title, and who decided. */
export const basisFields = { basisNumber: line(200), basisTitle: line(400), decidedBy: line(200) };

export const BasisView = z.object({
  number: z.string(),
  title: z.string(),
  decidedBy: z.string(),
  /** When it was entered; null for law that comes with the product. */
  recordedAt: z.string().nullable(),
});
export type BasisView = z.output<typeof BasisView>;

/** A time from a day on; without a last day until another follows. */
export const period = { startsOn: EnteredDay, lastDay: EnteredDay.nullish() };
/** The same in answers; the last day is null where none is known. */
export const Period = z.object({ startsOn: z.string(), lastDay: z.string().nullable() });
