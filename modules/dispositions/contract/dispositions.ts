import { z } from 'zod';
import { FileId, PostId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, line, PageSize, pageOf, prose, queryFlag } from '#core/contract/schemas.ts';
import { LetterId } from '#modules/letters/contract/terms.ts';
import { givingFields } from './fields.ts';
import { deskFilters } from './lists.ts';
import { giveDispositions, watchDispositions } from './permissions.ts';
import { DispositionId, RecipientId, ReportId } from './terms.ts';
import {
  DeskDetail,
  DeskView,
  DispositionCounters,
  DispositionRow,
  DispositionTree,
  DispositionView,
  StatisticsView,
  StuckDesk,
  TrackingView,
} from './views.ts';

const desk = { recipientId: RecipientId };
const letter = { letterId: LetterId };
const reason = line(500);

const givingErrors = [
  'dispositions.only-downwards',
  'dispositions.already-given',
  'dispositions.letter-settled',
  'dispositions.deadline-past',
  'dispositions.unknown-instruction',
  'dispositions.says-nothing',
];
const deskErrors = ['dispositions.not-now', 'dispositions.letter-settled'];

const pageOfList = z.strictObject({ ...deskFilters, cursor: Cursor, size: PageSize });

/** The public API of dispositions. */
export const dispositions = {
  give: operation({
    id: 'dispositions.give',
    method: 'POST',
    path: '/api/letters/:letterId/dispositions',
    summary: 'An addressee of the letter gives it to posts below, with instructions.',
    access: holding(giveDispositions),
    stepUp: 'confidential',
    input: z.strictObject({ ...letter, postId: PostId, ...givingFields }),
    output: DispositionView,
    errors: ['dispositions.not-addressee', ...givingErrors],
  }),
  forward: operation({
    id: 'dispositions.forward',
    method: 'POST',
    path: '/api/dispositions/desks/:recipientId/forwarding',
    summary: 'A recipient gives the letter on to posts below; may be repeated for further posts.',
    access: holding(giveDispositions),
    stepUp: 'confidential',
    input: z.strictObject({ ...desk, ...givingFields }),
    output: DispositionView,
    errors: ['dispositions.not-now', 'dispositions.deadline-beyond-own', ...givingErrors],
  }),
  markRead: operation({
    id: 'dispositions.mark-read',
    method: 'POST',
    path: '/api/dispositions/desks/:recipientId/reading',
    summary: 'Record that the recipient has read the disposition; a second reading changes nothing.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(desk),
    output: DeskView,
  }),
  start: operation({
    id: 'dispositions.start',
    method: 'POST',
    path: '/api/dispositions/desks/:recipientId/start',
    summary: 'The recipient takes up the work.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(desk),
    output: DeskView,
    errors: deskErrors,
  }),
  report: operation({
    id: 'dispositions.report',
    method: 'POST',
    path: '/api/dispositions/desks/:recipientId/reports',
    summary:
      'The recipient reports back with text, uploaded files and files of reports on what this desk passed on; the giver accepts or sends back.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      ...desk,
      text: prose(10_000).pipe(z.string().min(1)),
      fileIds: z.array(FileId).max(20).default([]),
      /** Taken over from reports of desks right below this one. */
      filesFromBelow: z
        .array(z.strictObject({ reportId: ReportId, fileId: FileId }))
        .max(20)
        .default([]),
    }),
    output: DeskView,
    errors: deskErrors,
  }),
  return: operation({
    id: 'dispositions.return',
    method: 'POST',
    path: '/api/dispositions/desks/:recipientId/return',
    summary: 'The recipient gives it back to the giver with a reason: wrong desk, not mine.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...desk, reason }),
    output: DeskView,
    errors: ['dispositions.open-below', ...deskErrors],
  }),
  cancel: operation({
    id: 'dispositions.cancel',
    method: 'POST',
    path: '/api/dispositions/desks/:recipientId/cancellation',
    summary: 'The giver takes it back while the recipient has not read it.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...desk, reason: reason.optional() }),
    output: DeskView,
    errors: ['dispositions.already-read', ...deskErrors],
  }),
  accept: operation({
    id: 'dispositions.accept',
    method: 'POST',
    path: '/api/dispositions/desks/:recipientId/acceptance',
    summary: 'The giver accepts the report; the desk is done, and what is open below it is closed with it.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(desk),
    output: DeskView,
    errors: deskErrors,
  }),
  sendBack: operation({
    id: 'dispositions.send-back',
    method: 'POST',
    path: '/api/dispositions/desks/:recipientId/sending-back',
    summary: 'The giver sends the report back to be mended, with a reason.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...desk, reason }),
    output: DeskView,
    errors: deskErrors,
  }),
  close: operation({
    id: 'dispositions.close',
    method: 'POST',
    path: '/api/dispositions/:dispositionId/closing',
    summary: 'The giver ends the disposition: every desk of it and below it that is open is done.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ dispositionId: DispositionId, note: prose(2_000).optional() }),
    output: DispositionView,
    errors: ['dispositions.not-now'],
  }),
  inbox: operation({
    id: 'dispositions.inbox',
    method: 'GET',
    path: '/api/dispositions/inbox',
    summary:
      'Dispositions that reached the posts of the reader, newest first; the open ones unless settled are asked for.',
    access: signedIn,
    input: pageOfList,
    output: pageOf(DispositionRow),
  }),
  given: operation({
    id: 'dispositions.given',
    method: 'GET',
    path: '/api/dispositions/given',
    summary:
      'What the posts of the reader gave, newest first, one row a recipient; state=reported is what waits for acceptance.',
    access: signedIn,
    input: pageOfList,
    output: pageOf(DispositionRow),
  }),
  counters: operation({
    id: 'dispositions.counters',
    method: 'GET',
    path: '/api/dispositions/counters',
    summary: 'How many dispositions wait for the reader: unread, open, overdue, reports to accept.',
    access: signedIn,
    input: z.strictObject({}),
    output: DispositionCounters,
  }),
  statistics: operation({
    id: 'dispositions.statistics',
    method: 'GET',
    path: '/api/dispositions/statistics',
    summary:
      'Open by age, turnaround and slowest desks of a unit and everything below it; the last 90 days by default.',
    access: holding(watchDispositions),
    costs: 'search',
    input: z.strictObject({
      unitId: UnitId.optional(),
      from: EnteredDay.optional(),
      to: EnteredDay.optional(),
    }),
    output: StatisticsView,
  }),
  stuck: operation({
    id: 'dispositions.stuck',
    method: 'GET',
    path: '/api/dispositions/stuck',
    summary:
      'What is open in a unit and everything below it, the oldest first, with whom it lies and to whom it was taken up; of letters that the reader may see.',
    access: holding(watchDispositions),
    input: z.strictObject({
      unitId: UnitId.optional(),
      overdue: queryFlag,
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(StuckDesk),
  }),
  open: operation({
    id: 'dispositions.open',
    method: 'GET',
    path: '/api/dispositions/:dispositionId',
    summary: 'One disposition with its recipients.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ dispositionId: DispositionId }),
    output: DispositionView,
  }),
  openDesk: operation({
    id: 'dispositions.open-desk',
    method: 'GET',
    path: '/api/dispositions/desks/:recipientId',
    summary: 'One desk with the letter and the acts that led to it.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(desk),
    output: DeskDetail,
  }),
  tree: operation({
    id: 'dispositions.tree',
    method: 'GET',
    path: '/api/letters/:letterId/dispositions',
    summary: 'The tree of dispositions of a letter.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(letter),
    output: DispositionTree,
  }),
  tracking: operation({
    id: 'dispositions.tracking',
    method: 'GET',
    path: '/api/letters/:letterId/tracking',
    summary: 'Where the letter is, with whom, since when, who is next, and how long it lay on each desk.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(letter),
    output: TrackingView,
  }),
  sheet: operation({
    id: 'dispositions.sheet',
    method: 'GET',
    path: '/api/letters/:letterId/disposition-sheet.pdf',
    summary:
      'The disposition sheet (lembar disposisi) of a letter, one block for every giver; blank before the first.',
    access: signedIn,
    stepUp: 'confidential',
    costs: 'print',
    input: z.strictObject(letter),
    output: z.unknown(),
    produces: 'application/pdf',
  }),
  reportFile: operation({
    id: 'dispositions.report-file',
    method: 'GET',
    path: '/api/dispositions/reports/:reportId/files/:fileId',
    summary: 'A file of a report.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ reportId: ReportId, fileId: FileId }),
    output: z.unknown(),
    produces: 'application/octet-stream',
  }),
};
