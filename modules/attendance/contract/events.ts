import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { Day, Instant } from '#core/contract/schemas.ts';
import { AttendanceRequestId, CheckInId, DeviceId, Direction, PlaceId } from './terms.ts';

/** People are named by id alone, and no event says where somebody was. */
const of = <P extends z.ZodType>(type: `${string}.${string}`, payload: P) =>
  event({ type, version: 1, payload });

export const settingsDecided = of(
  'attendance-settings.decided',
  z.object({ startsOn: Day, basis: z.string() }),
);
export const schemeDecided = of('deduction-scheme.decided', z.object({ startsOn: Day, basis: z.string() }));

const place = z.object({ placeId: PlaceId, unitId: UnitId, name: z.string() });
export const placeCreated = of('check-in-place.created', place.extend({ startsOn: Day }));
export const placeChanged = of('check-in-place.changed', place.extend({ startsOn: Day }));
export const placeClosed = of('check-in-place.closed', place.extend({ lastDay: Day }));
const use = z.object({ placeId: PlaceId, unitId: UnitId.nullable(), personId: PersonId.nullable() });
export const placeAllowed = of('check-in-place.allowed', use.extend({ startsOn: Day }));
export const placeDisallowed = of('check-in-place.disallowed', use.extend({ lastDay: Day }));

const device = z.object({ personId: PersonId, deviceId: DeviceId });
export const deviceBound = of('device.bound', device);
export const deviceRenamed = of('device.renamed', device);
export const deviceEnded = of('device.ended', device);
const kiosk = z.object({ placeId: PlaceId, name: z.string() });
export const kioskDeclared = of('kiosk.declared', kiosk);
export const kioskMoved = of('kiosk.moved', kiosk.extend({ fromPlaceId: PlaceId }));
export const kioskEnded = of('kiosk.ended', kiosk);

/** Where it was made is in no event. Five thousand come within minutes, and nobody follows them one by one. */
export const checkedIn = event({
  ...{ type: 'attendance.checked', version: 1, unheard: true },
  payload: z.object({
    personId: PersonId,
    checkInId: CheckInId,
    direction: Direction,
    at: Instant,
    standing: z.enum(['counts', 'awaits']),
  }),
});

const review = z.object({ personId: PersonId, checkInId: CheckInId });
export const reviewOpened = of('check-in-review.opened', review.extend({ grounds: z.array(z.string()) }));
export const reviewAccepted = of('check-in-review.accepted', review);
export const reviewRefused = of('check-in-review.refused', review);
/** `posts`: those who are to look at it. */
export const reviewAppealed = of('check-in-review.appealed', review.extend({ posts: z.array(PostId) }));
export const reviewGranted = of('check-in-review.granted', review);
export const reviewDenied = of('check-in-review.denied', review);

const request = z.object({ personId: PersonId, requestId: AttendanceRequestId, kind: z.string() });
/** `posts`: those to whom the person reports. */
export const requestSubmitted = of(
  'attendance-request.submitted',
  request.extend({ posts: z.array(PostId) }),
);
export const requestWithdrawn = of('attendance-request.withdrawn', request);
export const requestApproved = of('attendance-request.approved', request);
export const requestRejected = of('attendance-request.rejected', request);
export const requestUndone = of('attendance-request.undone', request);

/** A threshold of PP 94/2021 is near or reached: told to people, who decide. */
const warning = z.object({
  personId: PersonId,
  posts: z.array(PostId),
  year: z.string(),
  counted: z.enum(['in-year', 'in-a-row']),
  threshold: z.int(),
  stage: z.enum(['nearing', 'reached']),
});
export const disciplineWarned = of('attendance-discipline.warned', warning);
/** Days were reckoned anew, and so many are left: what was warned of is true no more. */
export const disciplineLifted = of('attendance-discipline.lifted', warning.extend({ days: z.number() }));

/** All facts of the module. */
export const attendanceEvents = [
  settingsDecided,
  schemeDecided,
  placeCreated,
  placeChanged,
  placeClosed,
  placeAllowed,
  placeDisallowed,
  deviceBound,
  deviceRenamed,
  deviceEnded,
  kioskDeclared,
  kioskMoved,
  kioskEnded,
  checkedIn,
  reviewOpened,
  reviewAccepted,
  reviewRefused,
  reviewAppealed,
  reviewGranted,
  reviewDenied,
  requestSubmitted,
  requestWithdrawn,
  requestApproved,
  requestRejected,
  requestUndone,
  disciplineWarned,
  disciplineLifted,
] as const;
