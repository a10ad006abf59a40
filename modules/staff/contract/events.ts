import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PersonId, PostId } from '#core/contract/ids.ts';
import { EnteredDay } from '#core/contract/schemas.ts';
import { siasnAsked } from './siasn.ts';
import { EntryId, EntryKind, ReadingId, RequestId } from './terms.ts';

const of = <P extends z.ZodType>(type: `${string}.${string}`, payload: P) =>
  event({ type, version: 1, payload });

/** Of the private part not even the kind is told. `asked`: made by approving a request, which is told by itself. */
const entry = z.object({
  personId: PersonId,
  entryId: EntryId,
  kind: EntryKind.nullable(),
  asked: z.boolean(),
});
export const entryAdded = of('staff-entry.added', entry);
export const entryCorrected = of('staff-entry.corrected', entry.extend({ replacesId: EntryId }));
export const entryWithdrawn = of('staff-entry.withdrawn', entry.extend({ replacesId: EntryId }));

const request = z.object({ personId: PersonId, requestId: RequestId });
/** `posts`: those that may decide. */
const waiting = request.extend({ posts: z.array(PostId) });
export const requestSubmitted = of('staff-request.submitted', waiting);
export const requestResubmitted = of('staff-request.resubmitted', waiting);
export const requestWithdrawn = of('staff-request.withdrawn', waiting);
export const requestApproved = of('staff-request.approved', request);
export const requestReturned = of('staff-request.returned', request);
export const requestRejected = of('staff-request.rejected', request);

/** The private part of a file was read by another than its person. */
export const privateRead = of('staff-file.read', z.object({ personId: PersonId, readingId: ReadingId }));

/** The private part of several files left the house in one sheet; each person has the reading in their log. */
export const filesExported = of('staff-file.exported', z.object({ people: z.int(), format: z.string() }));

/** The private part of several files was held against a sheet; each person has the reading in their log. */
export const filesCompared = of('staff-file.compared', z.object({ people: z.int() }));

/** Entries that came from a sheet, a piece of it in one event. */
export const sheetImported = of(
  'staff-sheet.imported',
  z.object({ people: z.int(), added: z.int(), corrected: z.int(), entries: z.array(EntryId) }),
);

/** Something comes for an employee on a day: told in time to them and to the posts that keep the file. */
const milestone = z.object({ personId: PersonId, day: EnteredDay, posts: z.array(PostId) });
export const salaryIncreaseNear = of('staff-milestone.salary-increase-near', milestone);
export const promotionNear = of('staff-milestone.promotion-near', milestone);
export const retirementNear = of('staff-milestone.retirement-near', milestone);
export const contractEndNear = of('staff-milestone.contract-end-near', milestone);

/** The agency said anew how long before their day milestones are told. */
export const leadTimesSet = of('staff-lead-times.set', z.object({}));

/** All facts of the module. */
export const staffEvents = [
  entryAdded,
  entryCorrected,
  entryWithdrawn,
  requestSubmitted,
  requestResubmitted,
  requestWithdrawn,
  requestApproved,
  requestReturned,
  requestRejected,
  privateRead,
  filesExported,
  filesCompared,
  siasnAsked,
  sheetImported,
  salaryIncreaseNear,
  promotionNear,
  retirementNear,
  contractEndNear,
  leadTimesSet,
] as const;
