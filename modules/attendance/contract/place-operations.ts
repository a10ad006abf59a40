import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, line, PageSize, pageOf } from '#core/contract/schemas.ts';
import { attendanceManage, attendanceShowCode } from './permissions.ts';
import { Place, PlaceShape } from './places.ts';
import { EpochMs, PlaceId, PlaceUseId } from './terms.ts';

const Named = <I extends z.ZodType>(id: I) => z.object({ id, name: z.string() });
const Period = z.object({ startsOn: z.string(), lastDay: z.string().nullable() });

export const PlaceUseView = Period.extend({
  id: PlaceUseId,
  unit: Named(UnitId).nullable(),
  person: Named(PersonId).nullable(),
});

export const PlaceView = z.object({
  id: PlaceId,
  name: z.string(),
  unit: Named(UnitId),
  /** In force or to come, the earliest first; none where the place was closed. */
  versions: z.array(Place.omit({ id: true }).extend(Period.shape)),
  uses: z.array(PlaceUseView),
});
export type PlaceView = z.output<typeof PlaceView>;

const extent = {
  shape: PlaceShape,
  toleranceM: Place.shape.toleranceM.default(50),
  worstAccuracyM: Place.shape.worstAccuracyM.default(100),
};
const shapeErrors = [
  'attendance.place-too-wide',
  'attendance.place-crosses-itself',
  'attendance.place-without-area',
];

/** Where one checks in, and who. */
export const places = {
  list: operation({
    id: 'attendance.list-places',
    method: 'GET',
    path: '/api/attendance/places',
    summary: 'Places of the units that one manages, with who checks in there.',
    access: holding(attendanceManage),
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(PlaceView),
  }),
  show: operation({
    id: 'attendance.show-place',
    method: 'GET',
    path: '/api/attendance/places/:placeId',
    summary: 'A place of a unit that one manages, with who checks in there.',
    access: holding(attendanceManage),
    input: z.strictObject({ placeId: PlaceId }),
    output: PlaceView,
  }),
  listOwn: operation({
    id: 'attendance.list-own-places',
    method: 'GET',
    path: '/api/attendance/own/places',
    summary: 'Where the person may check in today.',
    access: personally,
    input: z.strictObject({}),
    output: z.object({ items: z.array(Place.extend({ name: z.string() })) }),
  }),
  create: operation({
    id: 'attendance.create-place',
    method: 'POST',
    path: '/api/attendance/places',
    summary: 'A place of a unit: a circle or a polygon.',
    access: holding(attendanceManage),
    input: z.strictObject({ unitId: UnitId, name: line(120), startsOn: EnteredDay, ...extent }),
    output: PlaceView,
    errors: ['attendance.begun-stays', 'attendance.place-name-taken', ...shapeErrors],
  }),
  change: operation({
    id: 'attendance.change-place',
    method: 'POST',
    path: '/api/attendance/places/:placeId/versions',
    summary: 'What a place is from a day on, tomorrow at the earliest.',
    access: holding(attendanceManage),
    input: z.strictObject({ placeId: PlaceId, startsOn: EnteredDay, ...extent }),
    output: PlaceView,
    errors: ['attendance.begun-stays', 'attendance.place-closed', ...shapeErrors],
  }),
  close: operation({
    id: 'attendance.close-place',
    method: 'POST',
    path: '/api/attendance/places/:placeId/ending',
    summary: 'Closes a place after a last day, today at the earliest.',
    access: holding(attendanceManage),
    input: z.strictObject({ placeId: PlaceId, lastDay: EnteredDay }),
    output: PlaceView,
    errors: ['attendance.begun-stays', 'attendance.place-closed'],
  }),
  allow: operation({
    id: 'attendance.allow-place',
    method: 'POST',
    path: '/api/attendance/places/:placeId/uses',
    summary: 'Lets a unit with all below it, or a person, check in at a place.',
    access: holding(attendanceManage),
    input: z.strictObject({
      placeId: PlaceId,
      unitId: UnitId.nullish(),
      personId: PersonId.nullish(),
      startsOn: EnteredDay,
      lastDay: EnteredDay.nullish(),
    }),
    output: PlaceView,
    errors: [
      'attendance.one-subject',
      'attendance.begun-stays',
      'attendance.last-day-before-first',
      'attendance.used-already',
    ],
  }),
  disallow: operation({
    id: 'attendance.disallow-place',
    method: 'POST',
    path: '/api/attendance/places/:placeId/uses/:useId/ending',
    summary: 'Ends that a unit or a person checks in at a place after a last day, today at the earliest.',
    access: holding(attendanceManage),
    input: z.strictObject({ placeId: PlaceId, useId: PlaceUseId, lastDay: EnteredDay }),
    output: PlaceView,
    errors: ['attendance.begun-stays'],
  }),
  showCode: operation({
    id: 'attendance.show-code',
    method: 'GET',
    path: '/api/attendance/places/:placeId/code',
    summary:
      'The code that the screen at an entrance shows now, and from when to when; for the key of the screen.',
    access: holding(attendanceShowCode),
    input: z.strictObject({ placeId: PlaceId }),
    output: z.object({
      place: z.string(),
      digits: z.string(),
      from: EpochMs,
      to: EpochMs,
      /** What the time is: the clock of a screen may be wrong. */
      at: EpochMs,
    }),
    errors: ['attendance.place-closed'],
  }),
};
