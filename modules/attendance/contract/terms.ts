import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';

export const CheckInId = idOf('CheckIn');
export type CheckInId = z.output<typeof CheckInId>;
export const PlaceId = idOf('Place');
export type PlaceId = z.output<typeof PlaceId>;
export const PlaceUseId = idOf('PlaceUse');
export type PlaceUseId = z.output<typeof PlaceUseId>;
export const DeviceId = idOf('Device');
export type DeviceId = z.output<typeof DeviceId>;
export const KioskId = idOf('Kiosk');
export type KioskId = z.output<typeof KioskId>;
export const AttendanceRequestId = idOf('AttendanceRequest');
export type AttendanceRequestId = z.output<typeof AttendanceRequestId>;

/** An instant as whole milliseconds since 1970-01-01T00:00Z, so that it can be reckoned with and kept in JSON. */
export const EpochMs = z.int();
export type EpochMs = z.output<typeof EpochMs>;

/** A stretch of time, its end not included. */
export const Span = z.object({ from: EpochMs, to: EpochMs });
export type Span = z.output<typeof Span>;

/** Absen masuk, absen pulang. */
export const directions = ['in', 'out'] as const;
export const Direction = z.enum(directions);
export type Direction = z.output<typeof Direction>;

/** Law as data: in force from a day on, until (not on) another; null while it stands. Days are ISO 8601. */
export interface InForce {
  from: string;
  until: string | null;
}
