import { z } from 'zod';
import { FileId, PersonId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import { EnteredDay, Instant, line } from '#core/contract/schemas.ts';
import { EntryContent } from './details.ts';
import { staffManage } from './permissions.ts';
import { EntryId, EntryKind } from './terms.ts';

/** An entry as it is handed in: what it says, from when, by which decree, with which proof. */
export const entryFields = {
  content: EntryContent,
  /** TMT: the day from which it holds. */
  startsOn: EnteredDay,
  lastDay: EnteredDay.nullish(),
  decreeNumber: line(200).nullish(),
  decreeDay: EnteredDay.nullish(),
  fileId: FileId.nullish(),
};
export const entryErrors = [
  'staff.own-file',
  'staff.last-day-before-first',
  'staff.last-day-needed',
  'staff.decree-incomplete',
  'staff.grade-of-other-employment',
  'staff.level-not-of-position',
  'files.quarantined',
];

export const PersonName = z.object({ id: PersonId, name: z.string() });

export const EntryView = z.object({
  id: EntryId,
  kind: EntryKind,
  /** Null where it takes back the entry that it replaces. */
  content: EntryContent.nullable(),
  startsOn: z.string(),
  lastDay: z.string().nullable(),
  decree: z.object({ number: z.string(), day: z.string() }).nullable(),
  hasProof: z.boolean(),
  /** The wrong entry that it stands for, and why; what an employee asked for has its reason in the request. */
  replaces: z.object({ id: EntryId, reason: z.string().nullable() }).nullable(),
  /** False once another entry stands for it. */
  stands: z.boolean(),
  enteredBy: PersonName.nullable(),
  enteredAt: Instant,
});
export type EntryView = z.output<typeof EntryView>;

const path = '/api/staff/files/:personId/entries/:entryId';
const one = { personId: PersonId, entryId: EntryId };

/** Entries of employee files. None is ever changed: a further one stands for a wrong one, and both are kept. */
export const entries = {
  add: operation({
    id: 'staff.add-entry',
    method: 'POST',
    path: '/api/staff/files/:personId/entries',
    summary: 'Adds an entry to the file of an employee; of the private part only with the right to read it.',
    access: holding(staffManage),
    input: z.strictObject({ personId: PersonId, ...entryFields }),
    output: EntryView,
    errors: entryErrors,
  }),
  correct: operation({
    id: 'staff.correct-entry',
    method: 'POST',
    path: `${path}/correction`,
    summary: 'Puts an entry in the place of a wrong one, which is kept.',
    access: holding(staffManage),
    input: z.strictObject({ ...one, ...entryFields, reason: line(500) }),
    output: EntryView,
    errors: [...entryErrors, 'staff.entry-replaced', 'staff.other-kind'],
  }),
  withdraw: operation({
    id: 'staff.withdraw-entry',
    method: 'POST',
    path: `${path}/withdrawal`,
    summary: 'Takes back an entry that should not be in the file; it is kept and holds no more.',
    access: holding(staffManage),
    input: z.strictObject({ ...one, reason: line(500) }),
    output: EntryView,
    errors: ['staff.own-file', 'staff.entry-replaced'],
  }),
  proof: operation({
    id: 'staff.read-proof',
    method: 'GET',
    path: `${path}/proof`,
    summary: 'The proof of an entry; of the private part of somebody else it is written down as read.',
    access: personally,
    input: z.strictObject(one),
    output: undefined,
    produces: 'application/octet-stream',
    errors: ['staff.no-proof'],
  }),
};
