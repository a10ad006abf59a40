import { z } from 'zod';
import { FileId, PersonId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import {
  Cursor,
  EnteredDay,
  EnteredInstant,
  Instant,
  line,
  PageSize,
  pageOf,
  prose,
} from '#core/contract/schemas.ts';
import { attendanceDecide } from './permissions.ts';
import { AttendanceRequestId, Direction } from './terms.ts';

export const requestStates = ['submitted', 'approved', 'rejected', 'withdrawn', 'undone'] as const;
export const requestActs = ['submit', 'withdraw', 'approve', 'reject', 'undo'] as const;
export const RequestState = z.enum(requestStates);
export type RequestState = z.output<typeof RequestState>;
export type RequestAct = (typeof requestActs)[number];

const Part = z.enum(['whole', 'first-half', 'second-half']);
/** Number of what it rests on: a letter of duty (surat tugas), an invitation, a decision. */
const reference = line(200);

/** What is asked to be known about days. */
export const RequestContent = z.discriminatedUnion('kind', [
  /** A check-in that was forgotten, or that a disturbance made impossible. */
  z.strictObject({ kind: z.literal('correction'), direction: Direction, at: EnteredInstant }),
  z.strictObject({ kind: z.literal('duty'), part: Part, reference }),
  z.strictObject({ kind: z.literal('meeting'), part: Part, reference }),
  /** WFH, WFA: two days of a week at most (PermenPANRB 4/2025 art. 13). */
  z.strictObject({ kind: z.literal('remote'), mode: z.enum(['home', 'anywhere']) }),
  z.strictObject({ kind: z.literal('permission'), part: Part }),
]);
export type RequestContent = z.output<typeof RequestContent>;

const Named = z.object({ id: PersonId, name: z.string() });

export const RequestView = z.object({
  id: AttendanceRequestId,
  person: Named,
  content: RequestContent,
  firstDay: z.string(),
  lastDay: z.string(),
  reason: z.string(),
  hasProof: z.boolean(),
  state: RequestState,
  steps: z.array(z.object({ act: z.enum(requestActs), by: Named, at: Instant, note: z.string().nullable() })),
  can: z.object({ withdraw: z.boolean(), decide: z.boolean(), undo: z.boolean() }),
});
export type RequestView = z.output<typeof RequestView>;

const acts = ['attendance.act-not-open', 'attendance.act-not-yours'];

/** Corrections, duty outside, meetings, work elsewhere, permissions: asked with evidence, decided by a superior. */
export const attendanceRequests = {
  submit: operation({
    id: 'attendance.submit-request',
    method: 'POST',
    path: '/api/attendance/own/requests',
    summary: 'Asks that something be known about own days.',
    access: personally,
    input: z.strictObject({
      content: RequestContent,
      firstDay: EnteredDay,
      lastDay: EnteredDay,
      reason: prose(1_000).refine((text) => text.length > 0),
      fileId: FileId.nullish(),
    }),
    output: RequestView,
    errors: [
      'attendance.last-day-before-first',
      'attendance.too-many-days',
      'attendance.one-day-only',
      'attendance.day-to-come',
      'attendance.instant-not-of-day',
      'attendance.remote-days-used-up',
      'attendance.flexibility-stopped',
      'files.quarantined',
    ],
  }),
  withdraw: operation({
    id: 'attendance.withdraw-request',
    method: 'POST',
    path: '/api/attendance/own/requests/:requestId/withdrawal',
    summary: 'Takes an own request back that nobody decided on.',
    access: personally,
    input: z.strictObject({ requestId: AttendanceRequestId }),
    output: RequestView,
    errors: acts,
  }),
  listOwn: operation({
    id: 'attendance.list-own-requests',
    method: 'GET',
    path: '/api/attendance/own/requests',
    summary: 'Own requests, the latest first.',
    access: personally,
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(RequestView),
  }),
  list: operation({
    id: 'attendance.list-requests',
    method: 'GET',
    path: '/api/attendance/requests',
    summary: 'Requests of people about whom one may decide, in a state, the latest first.',
    access: holding(attendanceDecide),
    input: z.strictObject({
      state: RequestState.default('submitted'),
      personId: PersonId.optional(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(RequestView),
  }),
  decide: operation({
    id: 'attendance.decide-on-request',
    method: 'POST',
    path: '/api/attendance/requests/:requestId/decision',
    summary:
      'Approves a request, which marks the days; or rejects it with a reason. Nobody decides on their own.',
    access: holding(attendanceDecide),
    input: z.strictObject({
      requestId: AttendanceRequestId,
      decision: z.enum(['approve', 'reject']),
      reason: line(500).nullish(),
    }),
    output: RequestView,
    errors: [
      ...acts,
      'attendance.reason-needed',
      'attendance.remote-days-used-up',
      'attendance.flexibility-stopped',
    ],
  }),
  undo: operation({
    id: 'attendance.undo-request',
    method: 'POST',
    path: '/api/attendance/requests/:requestId/undoing',
    summary: 'Undoes an approval with a reason: the days are reckoned as if it had never been.',
    access: holding(attendanceDecide),
    input: z.strictObject({ requestId: AttendanceRequestId, reason: line(500) }),
    output: RequestView,
    errors: acts,
  }),
  proof: operation({
    id: 'attendance.read-request-proof',
    method: 'GET',
    path: '/api/attendance/requests/:requestId/proof',
    summary: 'The evidence of a request, for its person and who may decide.',
    access: personally,
    input: z.strictObject({ requestId: AttendanceRequestId }),
    output: undefined,
    produces: 'application/octet-stream',
  }),
};
