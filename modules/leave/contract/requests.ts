import { z } from 'zod';
import { FileId, PersonId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, line, PageSize, pageOf, prose, queryFlag } from '#core/contract/schemas.ts';
import { LeaveProofId, LeaveRequestId } from './ids.ts';
import { leaveManage } from './permissions.ts';
import { refusalCodes } from './refusals.ts';
import { RequestState } from './request-terms.ts';
import { GroundsView, KindOffer, PreviewView, RequestEntry, RequestView } from './request-view.ts';
import { DayHalf, LeaveKind, LeaveProof, LeaveReason } from './terms.ts';

/** What is asked for, as far as rules judge it. */
const asked = {
  kind: LeaveKind,
  reason: LeaveReason.nullish(),
  first: EnteredDay,
  last: EnteredDay,
  half: DayHalf.nullish(),
  hours: z.int().min(1).max(8).nullish(),
  remoteDays: z.int().min(0).max(60).default(0),
  child: z.int().min(1).max(20).nullish(),
  abroad: z.boolean().default(false),
  /** First day of the illness or unpaid leave that it goes on with. */
  continues: EnteredDay.nullish(),
  substituteId: PersonId.nullish(),
};

/** The whole form. */
const form = {
  ...asked,
  words: prose(1_000).nullish(),
  address: prose(500).nullish(),
  phone: line(40).nullish(),
  proofs: z
    .array(z.strictObject({ kind: LeaveProof, fileId: FileId }))
    .max(10)
    .default([]),
};

const deskErrors = ['leave.no-post', 'leave.no-official', 'leave.not-civil-servant', 'leave.service-unknown'];
const formErrors = [
  ...refusalCodes,
  ...deskErrors,
  'leave.substitute-is-employee',
  'leave.substitute-away',
  'leave.span-too-long',
  'leave.continues-later',
  'leave.file-of-other-request',
  'files.quarantined',
];
const stepErrors = [
  'leave.act-not-open',
  'leave.act-not-yours',
  'leave.act-needs-reason',
  'leave.begun-already',
  'leave.not-begun',
  'leave.over-already',
  'leave.not-a-notice',
  'leave.notice-needs-no-decision',
  'leave.kind-not-recallable',
  'leave.kind-not-deferrable',
];
/** What is granted is judged once more. */
const grantErrors = [
  ...refusalCodes,
  ...['leave.substitute-away', 'leave.not-replaceable'],
  ...['leave.not-civil-servant', 'leave.service-unknown', 'leave.span-too-long'],
];
const reason = prose(1_000).nullish();
const act = <const A extends string, S extends z.ZodRawShape>(name: A, fields: S) =>
  z.strictObject({ act: z.literal(name), reason, ...fields });

/** The acts that need no fresh factor. */
export const StepInput = z.discriminatedUnion('act', [
  act('accept-substitution', {}),
  act('decline-substitution', {}),
  act('consider', { opinion: z.enum(['approved', 'changed', 'deferred', 'refused']) }),
  act('acknowledge', {}),
  act('send-back', {}),
  act('withdraw', {}),
  act('cancel', {}),
  act('revoke', {}),
  /** `backOn` is the first day of work again. */
  act('return-early', { backOn: EnteredDay }),
  act('recall', { backOn: EnteredDay }),
  act('annul', {}),
]);
export type StepInput = z.output<typeof StepInput>;

export const requests = {
  offer: operation({
    id: 'leave.show-kinds',
    method: 'GET',
    path: '/api/leave/kinds',
    summary: 'The kinds of leave of an employee by the law of a day, with their reasons and proofs.',
    access: personally,
    input: z.strictObject({ personId: PersonId.optional(), day: EnteredDay.optional() }),
    output: z.object({
      items: z.array(KindOffer),
      halfDays: z.boolean(),
      hours: z.boolean(),
    }),
    errors: ['leave.not-civil-servant', 'leave.service-unknown'],
  }),
  substitutes: operation({
    id: 'leave.list-substitutes',
    method: 'GET',
    path: '/api/leave/substitutes',
    summary: 'Colleagues who could stand in on some days, those of the own unit first, with who is away.',
    access: personally,
    input: z.strictObject({
      personId: PersonId.optional(),
      first: EnteredDay,
      last: EnteredDay,
      search: line(80).optional(),
    }),
    output: z.object({
      items: z.array(
        z.object({ id: PersonId, name: z.string(), postName: z.string().nullable(), away: z.boolean() }),
      ),
    }),
    errors: ['leave.span-too-long'],
  }),
  preview: operation({
    id: 'leave.preview-request',
    method: 'POST',
    path: '/api/leave/previews',
    summary:
      'What would come of a request: refusals with their articles, what it costs, balance line by line, staffing; keeps nothing.',
    access: personally,
    // Nothing is written, and the answer is not worth keeping.
    tellsOnce: true,
    input: z.strictObject({
      personId: PersonId.nullish(),
      requestId: LeaveRequestId.nullish(),
      ...asked,
      proofs: z.array(LeaveProof).max(20).default([]),
    }),
    output: PreviewView,
    errors: [
      'leave.not-civil-servant',
      'leave.service-unknown',
      'leave.span-too-long',
      'leave.continues-later',
    ],
  }),
  submit: operation({
    id: 'leave.submit-request',
    method: 'POST',
    path: '/api/leave/requests',
    summary: 'Asks for leave, for oneself or as personnel for another; or to change leave that was granted.',
    access: personally,
    input: z.strictObject({ personId: PersonId.nullish(), replacesId: LeaveRequestId.nullish(), ...form }),
    output: RequestView,
    errors: [...formErrors, 'leave.not-replaceable', 'leave.days-unchanged'],
  }),
  resubmit: operation({
    id: 'leave.resubmit-request',
    method: 'POST',
    path: '/api/leave/requests/:requestId/resubmission',
    summary: 'Hands in a request again that came back; proofs that it has already need not be sent anew.',
    access: personally,
    input: z.strictObject({
      requestId: LeaveRequestId,
      ...form,
      keepProofs: z.array(LeaveProofId).max(10).default([]),
    }),
    output: RequestView,
    errors: [...formErrors, ...stepErrors],
  }),
  enter: operation({
    id: 'leave.enter-request',
    method: 'POST',
    path: '/api/leave/entries',
    summary: 'The official enters leave of an employee and grants it at once, where nobody could ask.',
    access: personally,
    stepUp: true,
    input: z.strictObject({ personId: PersonId, ...form, letterNumber: line(100).nullish() }),
    output: RequestView,
    errors: [...formErrors, 'leave.not-the-official', 'leave.own-leave'],
  }),
  takeStep: operation({
    id: 'leave.take-step',
    method: 'POST',
    path: '/api/leave/requests/:requestId/steps',
    summary: 'Takes a request a step on: as substitute, superior, employee or personnel.',
    access: personally,
    input: z.strictObject({ requestId: LeaveRequestId, step: StepInput }),
    output: RequestView,
    errors: [...stepErrors, ...grantErrors, 'leave.back-outside-leave'],
  }),
  decide: operation({
    id: 'leave.decide-request',
    method: 'POST',
    path: '/api/leave/requests/:requestId/decision',
    summary: 'The official approves, changes, defers or refuses (section VIII of the form).',
    access: personally,
    stepUp: true,
    input: z.strictObject({
      requestId: LeaveRequestId,
      decision: z.enum(['approved', 'changed', 'deferred', 'refused']),
      reason,
      /** The days as they are changed. */
      first: EnteredDay.nullish(),
      last: EnteredDay.nullish(),
      letterNumber: line(100).nullish(),
    }),
    output: RequestView,
    errors: [
      ...stepErrors,
      ...grantErrors,
      'leave.days-needed',
      'leave.days-unchanged',
      'leave.not-lengthened',
    ],
  }),
  numberLetter: operation({
    id: 'leave.number-letter',
    method: 'POST',
    path: '/api/leave/requests/:requestId/letter-number',
    summary: 'The official or personnel numbers the leave letter afterwards, or puts a wrong number right.',
    access: personally,
    input: z.strictObject({
      requestId: LeaveRequestId,
      number: line(100),
      /** The number that stands until now, where it is put right. */
      instead: line(100).nullish(),
    }),
    output: RequestView,
    errors: ['leave.no-letter', 'leave.act-not-yours', 'leave.letter-numbered'],
  }),
  open: operation({
    id: 'leave.show-request',
    method: 'GET',
    path: '/api/leave/requests/:requestId',
    summary: 'A request with its steps and proofs; the substitute sees the days alone.',
    access: personally,
    input: z.strictObject({ requestId: LeaveRequestId }),
    output: RequestView,
  }),
  grounds: operation({
    id: 'leave.show-grounds',
    method: 'GET',
    path: '/api/leave/requests/:requestId/grounds',
    summary:
      'For whoever may consider or decide on a request now: balance line by line, who else is away, least staff, the substitute. Null for all others who may open it.',
    access: personally,
    input: z.strictObject({ requestId: LeaveRequestId }),
    output: z.object({ grounds: GroundsView.nullable() }),
    errors: ['leave.not-civil-servant', 'leave.service-unknown', 'leave.span-too-long'],
  }),
  listOwn: operation({
    id: 'leave.list-own-requests',
    method: 'GET',
    path: '/api/leave/own/requests',
    summary: 'Own requests, the latest first.',
    access: personally,
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(RequestEntry),
  }),
  desk: operation({
    id: 'leave.list-desk',
    method: 'GET',
    path: '/api/leave/desk',
    summary: 'Requests that wait for the actor as substitute, superior or official, the oldest first.',
    access: personally,
    input: z.strictObject({
      as: z.enum(['substitute', 'superior', 'official']),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(RequestEntry),
  }),
  list: operation({
    id: 'leave.list-requests',
    method: 'GET',
    path: '/api/leave/requests',
    summary: 'Requests of the people whose leave the actor keeps, the latest first.',
    access: holding(leaveManage),
    input: z.strictObject({
      state: RequestState.optional(),
      personId: PersonId.optional(),
      waiting: queryFlag,
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(RequestEntry),
  }),
  proof: operation({
    id: 'leave.read-proof',
    method: 'GET',
    path: '/api/leave/requests/:requestId/proofs/:proofId',
    summary: 'A proof of a request; a medical one of somebody else is written down as read.',
    access: personally,
    input: z.strictObject({ requestId: LeaveRequestId, proofId: LeaveProofId }),
    output: undefined,
    produces: 'application/octet-stream',
  }),
  printForm: operation({
    id: 'leave.print-form',
    method: 'GET',
    path: '/api/leave/requests/:requestId/form',
    summary: 'The official form (PerBKN 24/2017, Anak Lampiran 1.b) as PDF.',
    access: personally,
    costs: 'print',
    input: z.strictObject({ requestId: LeaveRequestId }),
    output: undefined,
    produces: 'application/pdf',
  }),
  printLetter: operation({
    id: 'leave.print-letter',
    method: 'GET',
    path: '/api/leave/requests/:requestId/letter',
    summary: 'The leave letter of leave that was granted, as PDF.',
    access: personally,
    costs: 'print',
    input: z.strictObject({ requestId: LeaveRequestId }),
    output: undefined,
    produces: 'application/pdf',
    errors: ['leave.no-letter'],
  }),
};
