import { z } from 'zod';
import { PersonId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, Instant, line, PageSize, pageOf, queryFlag } from '#core/contract/schemas.ts';
import { SecurityClass } from '#modules/letters/contract/terms.ts';
import './errors.ts';
import { breakGlass, reviewEmergencies } from './permissions.ts';
import { DossierId, EmergencyOpeningId, RecordId } from './terms.ts';

/** Hours after which an opening ends by itself, and the least signs of a reason. */
export const emergencyRules = { hours: 4, leastReason: 20, mostReason: 1_000 } as const;

const Person = z.object({ id: PersonId, name: z.string() });

export const EmergencyOpening = z.object({
  id: EmergencyOpeningId,
  recordId: RecordId,
  dossierId: DossierId,
  unitName: z.string(),
  year: z.int(),
  number: z.int(),
  item: z.int(),
  /** The class that it was opened with. */
  securityClass: SecurityClass,
  /** Told to who may read the record. */
  title: z.string().nullable(),
  openedBy: Person,
  /** Empty, as the remark, once the record was destroyed. */
  reason: z.string(),
  openedAt: Instant,
  endsAt: Instant,
  /** Before its time, by a person. */
  ended: z.object({ by: Person, at: Instant }).nullable(),
  stands: z.boolean(),
  /** Files by their positions in the record: how often they were shown or taken along, and when last. */
  readings: z.array(
    z.object({
      position: z.int(),
      act: z.enum(['shown', 'downloaded']),
      times: z.int(),
      lastAt: Instant,
    }),
  ),
  review: z.object({ by: Person, at: Instant, remark: z.string() }).nullable(),
  can: z.object({ end: z.boolean(), review: z.boolean() }),
});
export type EmergencyOpening = z.output<typeof EmergencyOpening>;

const opening = { openingId: EmergencyOpeningId };
const path = '/api/archive/emergency-openings';

/** The public API of records that are opened in an emergency. */
export const emergency = {
  open: operation({
    id: 'archive.open-in-emergency',
    method: 'POST',
    path,
    summary:
      'Open for a few hours, with a reason, a record that the reader may not read: by its id, or by its number and day. Who answers for it is told at once.',
    access: holding(breakGlass),
    stepUp: true,
    costs: 'search',
    input: z
      .strictObject({
        recordId: RecordId.optional(),
        /** The whole number that the record bears. */
        number: line(200).optional(),
        /** Where several records bear the number. */
        recordDate: EnteredDay.optional(),
        reason: line(emergencyRules.mostReason).pipe(z.string().min(emergencyRules.leastReason)),
      })
      .refine(({ recordId, number }) => (recordId === undefined) !== (number === undefined), {
        path: ['number'],
      }),
    output: EmergencyOpening,
    errors: ['archive.emergency-refused', 'archive.emergency-unwatched', 'archive.emergency-not-needed'],
  }),
  openFile: operation({
    id: 'archive.open-emergency-file',
    method: 'POST',
    path: `${path}/:openingId/files/:position`,
    summary:
      'Write down that a file of a record that was opened in an emergency is read; its pages are shown from then on.',
    access: holding(breakGlass),
    stepUp: 'confidential',
    input: z.strictObject({ ...opening, position: z.coerce.number().int().min(1).max(1_000) }),
    output: z.object({}),
  }),
  end: operation({
    id: 'archive.end-emergency',
    method: 'POST',
    path: `${path}/:openingId/end`,
    summary: 'End an emergency opening before its time: by its person, or by who reviews it.',
    access: signedIn,
    input: z.strictObject(opening),
    output: EmergencyOpening,
    errors: ['archive.emergency-over'],
  }),
  review: operation({
    id: 'archive.review-emergency',
    method: 'POST',
    path: `${path}/:openingId/review`,
    summary: 'Say what was found about an emergency opening of another person, when it is over.',
    access: holding(reviewEmergencies),
    input: z.strictObject({ ...opening, remark: line(1_000) }),
    output: EmergencyOpening,
    errors: ['archive.emergency-stands', 'archive.emergency-reviewed', 'archive.own-emergency'],
  }),
  list: operation({
    id: 'archive.list-emergencies',
    method: 'GET',
    path,
    summary:
      'Emergency openings, the latest first: those that the reader reviews, of records whose class they may read, and their own.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      /** Not reviewed yet. */
      waiting: queryFlag,
      recordId: RecordId.optional(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(EmergencyOpening),
  }),
};
