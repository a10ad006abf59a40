import { z } from 'zod';
import { idOf, PersonId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, Instant, line, PageSize, pageOf } from '#core/contract/schemas.ts';
import './disposal-errors.ts';
import './errors.ts';
import { appraiseRecords, keepRecordsUnit } from './permissions.ts';
import { DossierId, Fate, HoldId, HoldReason, RecordId, TriggerEventId } from './terms.ts';

export const MarkId = idOf('Mark');
export type MarkId = z.output<typeof MarkId>;
export const ReappraisalId = idOf('Reappraisal');

/** Tanda: arsip vital, terjaga, permanen. */
export const marks = ['vital', 'safeguarded', 'permanent'] as const;
export const Mark = z.enum(marks);
export type Mark = z.output<typeof Mark>;

/** What safeguarded records are about (UU 43/2009 art. 43 (1)). */
export const safeguardedCategories = [
  'population',
  'territory',
  'islands',
  'borders',
  'international-agreement',
  'work-contract',
  'strategic',
] as const;
export const SafeguardedCategory = z.enum(safeguardedCategories);

const Person = z.object({ id: PersonId, name: z.string() });
const stamp = { by: Person, at: Instant };

export const TriggerEventView = z.object({
  id: TriggerEventId,
  period: z.enum(['active', 'inactive']),
  words: z.string(),
  /** Null where a correction takes the event back. */
  occurredOn: z.string().nullable(),
  corrects: TriggerEventId.nullable(),
  reason: z.string().nullable(),
  /** A later entry took its place. */
  corrected: z.boolean(),
  ...stamp,
});

export const HoldView = z.object({
  id: HoldId,
  recordId: RecordId.nullable(),
  reason: HoldReason,
  reference: z.string().nullable(),
  note: z.string().nullable(),
  from: z.string(),
  ...stamp,
  lifted: z.object({ on: z.string(), by: Person, reason: z.string() }).nullable(),
});

export const MarkView = z.object({
  id: MarkId,
  dossierId: DossierId,
  recordId: RecordId.nullable(),
  mark: Mark,
  category: SafeguardedCategory.nullable(),
  reason: z.string(),
  ...stamp,
  takenOff: z.object({ by: Person, at: Instant, reason: z.string() }).nullable(),
});

export const ReappraisalView = z.object({
  id: ReappraisalId,
  on: z.string(),
  fate: Fate,
  keepUntil: z.string().nullable(),
  minutes: z.string(),
  ...stamp,
});

/** What people said about the retention of a dossier. */
export const RetentionView = z.object({
  /** Events that the schedule waits for, in its own words. */
  awaited: z.array(z.object({ period: z.enum(['active', 'inactive']), words: z.string() })),
  events: z.array(TriggerEventView),
  holds: z.array(HoldView),
  marks: z.array(MarkView),
  reappraisals: z.array(ReappraisalView),
  can: z.object({
    recordEvents: z.boolean(),
    placeHolds: z.boolean(),
    liftHolds: z.boolean(),
    mark: z.boolean(),
    reappraise: z.boolean(),
  }),
});
export type RetentionView = z.output<typeof RetentionView>;

/** A line of a register of marked records. */
export const MarkedRow = MarkView.omit({ takenOff: true }).extend({
  unitName: z.string(),
  year: z.int(),
  number: z.int(),
  code: z.string(),
  title: z.string(),
  recordTitle: z.string().nullable(),
});
export type MarkedRow = z.output<typeof MarkedRow>;

const dossier = { dossierId: DossierId };
const settled = ['archive.dossier-merged', 'archive.dossier-disposed'] as const;
const Reason = line(500);
const register = { mark: Mark };

/** The public API of what retention waits for, what freezes it, and what keeps records whatever the schedule says. */
export const retention = {
  show: operation({
    id: 'archive.show-retention',
    method: 'GET',
    path: '/api/archive/dossiers/:dossierId/retention',
    summary: 'Trigger events, holds, marks and reappraisals of a dossier.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(dossier),
    output: RetentionView,
  }),
  recordEvent: operation({
    id: 'archive.record-trigger-event',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/trigger-events',
    summary: 'Record that an event of the schedule happened.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      ...dossier,
      period: z.enum(['active', 'inactive']),
      words: line(300),
      occurredOn: EnteredDay,
    }),
    output: RetentionView,
    errors: ['archive.day-not-yet', ...settled],
  }),
  correctEvent: operation({
    id: 'archive.correct-trigger-event',
    method: 'POST',
    path: '/api/archive/trigger-events/:eventId/corrections',
    summary:
      'Correct the day of a recorded event, or take it back: a further entry that names what it corrects.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ eventId: TriggerEventId, occurredOn: EnteredDay.nullable(), reason: Reason }),
    output: RetentionView,
    errors: ['archive.day-not-yet', 'archive.event-corrected-already', ...settled],
  }),
  placeHold: operation({
    id: 'archive.place-hold',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/holds',
    summary: 'Freeze every disposal of a dossier from today on, for a reason that can be looked up.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      ...dossier,
      recordId: RecordId.optional(),
      reason: HoldReason,
      reference: line(200),
      note: line(500).optional(),
    }),
    output: RetentionView,
    errors: settled,
  }),
  liftHold: operation({
    id: 'archive.lift-hold',
    method: 'POST',
    path: '/api/archive/holds/:holdId/lift',
    summary: 'Lift one hold with a reason; others on the dossier stand.',
    access: holding(keepRecordsUnit),
    stepUp: 'confidential',
    input: z.strictObject({ holdId: HoldId, reason: Reason }),
    output: RetentionView,
    errors: ['archive.hold-lifted-already', ...settled],
  }),
  setMark: operation({
    id: 'archive.set-mark',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/marks',
    summary: 'Mark a dossier or one record of it as vital, safeguarded or permanent.',
    access: holding(keepRecordsUnit),
    stepUp: 'confidential',
    input: z.strictObject({
      ...dossier,
      recordId: RecordId.optional(),
      mark: Mark,
      category: SafeguardedCategory.optional(),
      reason: Reason,
    }),
    output: RetentionView,
    errors: ['archive.marked-already', 'archive.category-missing', ...settled],
  }),
  takeMarkOff: operation({
    id: 'archive.take-mark-off',
    method: 'POST',
    path: '/api/archive/marks/:markId/take-off',
    summary: 'Take a mark off with a reason.',
    access: holding(keepRecordsUnit),
    stepUp: 'confidential',
    input: z.strictObject({ markId: MarkId, reason: Reason }),
    output: RetentionView,
    errors: ['archive.mark-off-already', ...settled],
  }),
  judgeException: operation({
    id: 'archive.judge-exception',
    method: 'PUT',
    path: '/api/archive/records/:recordId/exception',
    summary: 'Say whether a record falls under the exception of its rule.',
    access: holding(keepRecordsUnit),
    stepUp: 'confidential',
    input: z.strictObject({ recordId: RecordId, excepted: z.boolean() }),
    output: RetentionView,
    errors: settled,
  }),
  reappraise: operation({
    id: 'archive.reappraise-dossier',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/reappraisals',
    summary: 'Record what the panel decided about a dossier whose fate was left to it.',
    access: holding(appraiseRecords),
    stepUp: true,
    input: z.strictObject({
      ...dossier,
      fate: z.enum(['destroy', 'permanent']),
      keepUntil: EnteredDay.optional(),
      minutes: line(120),
    }),
    output: RetentionView,
    errors: ['archive.not-for-reappraisal', ...settled],
  }),
  register: operation({
    id: 'archive.list-marked',
    method: 'GET',
    path: '/api/archive/marks',
    summary: 'The register of vital, safeguarded or permanent dossiers and records, the latest mark first.',
    access: signedIn,
    input: z.strictObject({ ...register, cursor: Cursor, size: PageSize }),
    output: pageOf(MarkedRow),
  }),
  printRegister: operation({
    id: 'archive.print-marked',
    method: 'GET',
    path: '/api/archive/marks/register.pdf',
    summary: 'The register of marked records as a PDF.',
    access: signedIn,
    costs: 'print',
    produces: 'application/pdf',
    input: z.strictObject(register),
    output: undefined,
  }),
  registerSheet: operation({
    id: 'archive.export-marked',
    method: 'GET',
    path: '/api/archive/marks/register.xlsx',
    summary: 'The register of marked records as a sheet.',
    access: signedIn,
    costs: 'export',
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    input: z.strictObject(register),
    output: undefined,
  }),
};
