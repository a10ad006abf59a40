import { z } from 'zod';
import { PersonId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Cursor, Instant, line, PageSize, pageOf } from '#core/contract/schemas.ts';
import { PublicKey } from './devices.ts';
import { attendanceManage } from './permissions.ts';
import { KioskId, PlaceId } from './terms.ts';

export const KioskView = z.object({
  id: KioskId,
  placeId: PlaceId,
  name: z.string(),
  /** Who declared that it stands there, or brought it there. */
  by: z.object({ id: PersonId, name: z.string() }),
  at: Instant,
});
export type KioskView = z.output<typeof KioskView>;

const one = { placeId: PlaceId, kioskId: KioskId };

/** Devices that stand at a place for everybody: that several people use one is no sign. */
export const kiosks = {
  list: operation({
    id: 'attendance.list-kiosks',
    method: 'GET',
    path: '/api/attendance/places/:placeId/kiosks',
    summary: 'Devices that stand at a place for everybody, the latest first.',
    access: holding(attendanceManage),
    input: z.strictObject({ placeId: PlaceId, cursor: Cursor, size: PageSize }),
    output: pageOf(KioskView),
  }),
  declare: operation({
    id: 'attendance.declare-kiosk',
    method: 'POST',
    path: '/api/attendance/places/:placeId/kiosks',
    summary:
      'Declares the key of a device that stands at a place for everybody: that several use it is no sign.',
    access: holding(attendanceManage),
    input: z.strictObject({ placeId: PlaceId, name: line(80), publicKey: PublicKey }),
    output: KioskView,
    errors: ['attendance.not-a-key', 'attendance.kiosk-known', 'attendance.place-closed'],
  }),
  move: operation({
    id: 'attendance.move-kiosk',
    method: 'POST',
    path: '/api/attendance/places/:placeId/kiosks/:kioskId/moving',
    summary: 'Moves a shared device to another place that one manages; from now on it stands for that one.',
    access: holding(attendanceManage),
    input: z.strictObject({ ...one, toPlaceId: PlaceId }),
    output: KioskView,
    errors: ['attendance.kiosk-there', 'attendance.place-closed'],
  }),
  end: operation({
    id: 'attendance.end-kiosk',
    method: 'POST',
    path: '/api/attendance/places/:placeId/kiosks/:kioskId/ending',
    summary: 'Takes back that a device stands for everybody: from now on it is one like all others.',
    access: holding(attendanceManage),
    input: z.strictObject(one),
    output: undefined,
  }),
};
