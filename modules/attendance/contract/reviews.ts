import { z } from 'zod';
import { PersonId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import { Cursor, EnteredInstant, Instant, line, PageSize, pageOf } from '#core/contract/schemas.ts';
import { CheckInView, grounds } from './check-ins.ts';
import { attendanceDecide } from './permissions.ts';
import { CheckInId } from './terms.ts';

export const reviewStates = ['waiting', 'accepted', 'refused', 'appealed', 'granted', 'denied'] as const;
export const reviewActs = ['accept', 'refuse', 'appeal', 'grant', 'deny'] as const;
export const ReviewState = z.enum(reviewStates);
export type ReviewState = z.output<typeof ReviewState>;
export type ReviewAct = (typeof reviewActs)[number];

const Named = z.object({ id: PersonId, name: z.string() });

/** A check-in at which somebody has to look; nothing follows from it by itself. */
export const ReviewView = z.object({
  person: Named,
  checkIn: CheckInView,
  grounds: z.array(z.enum(grounds)),
  state: ReviewState,
  openedAt: Instant,
  steps: z.array(z.object({ act: z.enum(reviewActs), by: Named, at: Instant, note: z.string().nullable() })),
  can: z.object({ decide: z.boolean(), appeal: z.boolean() }),
});
export type ReviewView = z.output<typeof ReviewView>;

const acts = ['attendance.act-not-open', 'attendance.act-not-yours', 'attendance.reason-needed'];

export const reviews = {
  list: operation({
    id: 'attendance.list-reviews',
    method: 'GET',
    path: '/api/attendance/reviews',
    summary: 'Check-ins of people about whom one may decide, in a state of review, the latest first.',
    access: holding(attendanceDecide),
    input: z.strictObject({
      state: ReviewState.default('waiting'),
      personId: PersonId.optional(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(ReviewView),
  }),
  listOwn: operation({
    id: 'attendance.list-own-reviews',
    method: 'GET',
    path: '/api/attendance/own/reviews',
    summary: 'Own check-ins at which somebody has to look or looked, and what came of it.',
    access: personally,
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(ReviewView),
  }),
  decide: operation({
    id: 'attendance.decide-on-review',
    method: 'POST',
    path: '/api/attendance/reviews/:checkInId/decision',
    summary:
      'Accepts a check-in, at another instant if it can have been made then, or refuses it with a reason. On an appeal somebody else decides than before.',
    access: holding(attendanceDecide),
    input: z.strictObject({
      checkInId: CheckInId,
      decision: z.enum(['accept', 'refuse']),
      /** The instant on which the decider settles; only where the check-in can have been made then. */
      settledAt: EnteredInstant.nullish(),
      reason: line(500).nullish(),
    }),
    output: ReviewView,
    errors: [...acts, 'attendance.outside-window'],
  }),
  appeal: operation({
    id: 'attendance.appeal-review',
    method: 'POST',
    path: '/api/attendance/own/reviews/:checkInId/appeal',
    summary: 'Appeals against a check-in that was refused: somebody else looks at it.',
    access: personally,
    input: z.strictObject({ checkInId: CheckInId, reason: line(500) }),
    output: ReviewView,
    errors: acts,
  }),
};
