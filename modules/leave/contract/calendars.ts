import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { anyone, operation, personally } from '#core/contract/operation.ts';
import { EnteredDay, Instant } from '#core/contract/schemas.ts';
import { CalendarAddressId, LeaveRequestId } from './ids.ts';
import { StaffingView } from './settings.ts';
import { DayHalf, LeaveKind } from './terms.ts';

/** The longest span of a calendar that is asked for at once, in days. */
export const longestSpan = 100;

export const UnitCalendarView = z.object({
  unit: z.object({ id: UnitId, name: z.string() }),
  people: z.array(
    z.object({
      person: z.object({ id: PersonId, name: z.string() }),
      absences: z.array(
        z.object({
          /** Null where the reader may not open it. */
          requestId: LeaveRequestId.nullable(),
          first: z.string(),
          last: z.string(),
          half: DayHalf.nullable(),
          hours: z.int().nullable(),
          /** False while it waits for a decision. */
          granted: z.boolean(),
          kind: LeaveKind.nullable(),
        }),
      ),
    }),
  ),
  days: z.array(
    z.object({
      day: z.string(),
      /** False on days on which nobody of the unit works. */
      working: z.boolean(),
      present: z.int(),
      isShort: z.boolean(),
    }),
  ),
  staffing: StaffingView,
  can: z.object({ manage: z.boolean() }),
  /** More people than are shown at once. */
  more: z.boolean(),
});
export type UnitCalendarView = z.output<typeof UnitCalendarView>;

export const AddressView = z.object({
  id: CalendarAddressId,
  whose: z.enum(['own', 'unit']),
  openedAt: Instant,
  revokedAt: Instant.nullable(),
});
export type AddressView = z.output<typeof AddressView>;

const CalendarToken = z.string().regex(/^[\w-]{43}$/);

export const calendars = {
  ofUnit: operation({
    id: 'leave.show-unit-calendar',
    method: 'GET',
    path: '/api/leave/unit-calendar',
    summary:
      'Who of a unit, the own one where none is named, is away when: for its members and those above; kinds of leave only for who may see them.',
    access: personally,
    input: z.strictObject({ unitId: UnitId.optional(), from: EnteredDay, until: EnteredDay }),
    output: UnitCalendarView,
    errors: ['leave.span-too-long'],
  }),
  listAddresses: operation({
    id: 'leave.list-calendars',
    method: 'GET',
    path: '/api/leave/own/calendars',
    summary: 'Own secret calendar addresses; the addresses themselves are not told again.',
    access: personally,
    input: z.strictObject({}),
    output: z.object({ items: z.array(AddressView) }),
  }),
  openAddress: operation({
    id: 'leave.open-calendar',
    method: 'POST',
    path: '/api/leave/own/calendars',
    summary:
      'Makes a secret address for calendar programs: own leave, or who of the own unit is away. Told this once.',
    access: personally,
    tellsOnce: true,
    input: z.strictObject({ whose: z.enum(['own', 'unit']) }),
    output: z.object({ calendar: AddressView, address: z.string() }),
    errors: ['leave.calendars-too-many', 'leave.no-post'],
  }),
  revokeAddress: operation({
    id: 'leave.revoke-calendar',
    method: 'POST',
    path: '/api/leave/own/calendars/:calendarId/revocation',
    summary: 'Ends a secret calendar address at once.',
    access: personally,
    input: z.strictObject({ calendarId: CalendarAddressId }),
    output: AddressView,
    errors: ['leave.calendar-revoked'],
  }),
  read: operation({
    id: 'leave.read-calendar',
    method: 'GET',
    path: '/api/leave/calendars/:token',
    summary:
      'The calendar (RFC 5545) of a secret address; of others names and days, no kinds and no reasons.',
    access: anyone,
    input: z.strictObject({ token: CalendarToken }),
    output: undefined,
    produces: 'text/calendar',
    errors: ['core.too-many-requests'],
  }),
};
