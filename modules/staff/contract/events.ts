import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PersonId } from '#core/contract/ids.ts';
import { EntryId, EntryKind, ReadingId, RequestId } from './terms.ts';

const of = <P extends z.ZodType>(type: `${string}.${string}`, payload: P) =>
  event({ type, version: 1, payload });

/** Of the private part not even the kind is told. */
const entry = z.object({ personId: PersonId, entryId: EntryId, kind: EntryKind.nullable() });
export const entryAdded = of('staff-entry.added', entry);
export const entryCorrected = of('staff-entry.corrected', entry.extend({ replacesId: EntryId }));
export const entryWithdrawn = of('staff-entry.withdrawn', entry.extend({ replacesId: EntryId }));

const request = z.object({ personId: PersonId, requestId: RequestId });
export const requestSubmitted = of('staff-request.submitted', request);
export const requestResubmitted = of('staff-request.resubmitted', request);
export const requestWithdrawn = of('staff-request.withdrawn', request);
export const requestApproved = of('staff-request.approved', request);
export const requestReturned = of('staff-request.returned', request);
export const requestRejected = of('staff-request.rejected', request);

/** The private part of a file was read by another than its person. */
export const privateRead = of('staff-file.read', z.object({ personId: PersonId, readingId: ReadingId }));

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
] as const;
