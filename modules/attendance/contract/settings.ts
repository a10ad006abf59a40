import { z } from 'zod';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { EnteredDay, line } from '#core/contract/schemas.ts';
import { attendanceManage } from './permissions.ts';

const decided = {
  /** The day from which it holds; from the first one on days without a check-in are absences. */
  startsOn: z.string(),
  /** Whether a check-in needs the code on the screen at the entrance as well. */
  entranceCode: z.enum(['not-asked', 'asked']),
  photo: z.enum(['never', 'asked']),
  /** Days for which a photo is kept. */
  photoDays: z.int().min(1).max(90),
  /** Days for which the precise point of a check-in is kept (UU 27/2022 art. 16). */
  pointDays: z.int().min(7).max(90),
};

export const SettingsView = z.object({ ...decided, basis: z.string() });
export type SettingsView = z.output<typeof SettingsView>;

/** What an agency decided about attendance, from a day on. */
export const attendanceSettings = {
  show: operation({
    id: 'attendance.show-settings',
    method: 'GET',
    path: '/api/attendance/settings',
    summary: 'What the agency decided about attendance: what holds today, and what follows.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({
      /** Null where attendance has not begun. */
      now: SettingsView.nullable(),
      later: z.array(SettingsView),
      can: z.object({ decide: z.boolean() }),
    }),
  }),
  decide: operation({
    id: 'attendance.decide-settings',
    method: 'POST',
    path: '/api/attendance/settings',
    summary: 'Decides about attendance from a day on, today at the earliest; the first one begins it.',
    access: holding(attendanceManage),
    input: z.strictObject({
      startsOn: EnteredDay,
      entranceCode: decided.entranceCode.default('not-asked'),
      photo: decided.photo.default('never'),
      photoDays: decided.photoDays.default(7),
      pointDays: decided.pointDays.default(30),
      basis: line(200),
    }),
    output: SettingsView,
    errors: ['attendance.begun-stays'],
  }),
};
