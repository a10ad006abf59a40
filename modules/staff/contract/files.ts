import { z } from 'zod';
import { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, personally, signedIn } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, Instant, line, PageSize, pageOf } from '#core/contract/schemas.ts';
import { HolderKind, PersonKind } from '#modules/organization/contract/shapes.ts';
import { EntryView, PersonName } from './entries.ts';
import { Outlook } from './outlook.ts';
import { staffView, staffViewPrivate } from './permissions.ts';
import { ProposalView } from './requests.ts';
import { EntryId, PositionLevel, ReadingId, readingActs } from './terms.ts';

/** Golongan and pangkat; the pangkat of a PPPK has no name. */
export const GradeView = z.object({ code: z.string(), name: z.string(), rank: z.string().nullable() });
export type GradeView = z.output<typeof GradeView>;

/** The file of an employee: everything entered, and what of it holds on a day. */
export const StaffFileView = z.object({
  person: PersonName.extend({ employment: PersonKind, nip: z.string().nullable() }),
  on: z.string(),
  /** What holds on the day; each null where nothing is known. */
  holds: z.object({
    grade: GradeView.nullable(),
    position: z.object({ name: z.string(), level: PositionLevel, unitName: z.string() }).nullable(),
    legalStatus: z.string().nullable(),
  }),
  outlook: Outlook,
  /** The latest first day first; also those that another entry stands for. */
  entries: z.array(EntryView),
  can: z.object({ manage: z.boolean(), readPrivate: z.boolean() }),
});
export type StaffFileView = z.output<typeof StaffFileView>;

/** Who read the private part of a file, when and what for. */
export const ReadingView = z.object({
  id: ReadingId,
  by: PersonName,
  at: Instant,
  act: z.enum(readingActs),
  purpose: z.string().nullable(),
  entryId: EntryId.nullable(),
});
export type ReadingView = z.output<typeof ReadingView>;

export const DirectoryEntry = z.object({
  id: PersonId,
  /** With titles. */
  fullName: z.string(),
  employment: PersonKind,
  grade: GradeView.nullable(),
  posts: z.array(z.object({ id: PostId, name: z.string(), unitName: z.string(), capacity: HolderKind })),
  can: z.object({ open: z.boolean() }),
});
export type DirectoryEntry = z.output<typeof DirectoryEntry>;

export const files = {
  showOwn: operation({
    id: 'staff.show-own-file',
    method: 'GET',
    path: '/api/staff/own',
    summary: 'The own file with its private part, as it holds on a day.',
    access: personally,
    input: z.strictObject({ on: EnteredDay.optional() }),
    output: StaffFileView,
  }),
  show: operation({
    id: 'staff.show-file',
    method: 'GET',
    path: '/api/staff/files/:personId',
    summary: 'The file of an employee of a unit where the right is held, without its private part.',
    access: holding(staffView),
    input: z.strictObject({ personId: PersonId, on: EnteredDay.optional() }),
    output: StaffFileView,
  }),
  readPrivate: operation({
    id: 'staff.read-private',
    method: 'POST',
    path: '/api/staff/files/:personId/readings',
    summary:
      'The private part of a file and what is asked to change in it; the reading is written down before, and told to the employee.',
    access: holding(staffViewPrivate),
    stepUp: true,
    input: z.strictObject({ personId: PersonId, purpose: line(300) }),
    output: z.object({ entries: z.array(EntryView), proposals: z.array(ProposalView) }),
    errors: ['staff.own-file'],
  }),
  listReadings: operation({
    id: 'staff.list-readings',
    method: 'GET',
    path: '/api/staff/own/readings',
    summary: 'Who read the private part of the own file, the latest first.',
    access: personally,
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(ReadingView),
  }),
  directory: operation({
    id: 'staff.list-directory',
    method: 'GET',
    path: '/api/staff/directory',
    summary: 'People in service by name, with their posts and grade.',
    access: signedIn,
    costs: { action: 'search', whenGiven: ['search'] },
    input: z.strictObject({
      search: line(100).optional(),
      unitId: UnitId.optional(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(DirectoryEntry),
  }),
  reference: operation({
    id: 'staff.show-reference',
    method: 'GET',
    path: '/api/staff/reference',
    summary: 'Grades, echelons and levels of education with the codes of SIASN.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({
      grades: z.array(GradeView.extend({ employment: z.enum(['pns', 'pppk']) })),
      echelons: z.array(z.object({ code: z.string(), name: z.string() })),
      educationLevels: z.array(z.object({ code: z.string(), name: z.string(), ceiling: GradeView })),
    }),
  }),
};
