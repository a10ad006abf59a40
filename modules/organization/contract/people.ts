import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, line, PageSize, pageOf, queryFlag } from '#core/contract/schemas.ts';
import { peopleImport, peopleManage, peopleView } from './permissions.ts';
import { Nik, Nip, PersonDetail, PersonEntry, PersonKind } from './shapes.ts';

const Phone = z
  .string()
  .trim()
  .regex(/^\+?[\d ()-]{5,29}$/);
const Email = z.email().max(254);

const personFields = {
  name: line(120),
  frontTitle: line(60).nullish(),
  backTitle: line(120).nullish(),
  kind: PersonKind,
  nip: Nip.nullish(),
  nik: Nik.nullish(),
  email: Email.nullish(),
  phone: Phone.nullish(),
  grade: line(10).nullish(),
};
const personErrors = [
  'organization.nip-taken',
  'organization.nik-taken',
  'organization.nip-invalid',
  'organization.nik-invalid',
  'organization.kind-not-of-nip',
];

/** What stands in one sheet: units, posts, or people with the post that they hold. */
export const sheetKinds = ['units', 'posts', 'people'] as const;
export const SheetKind = z.enum(sheetKinds);
export type SheetKind = z.output<typeof SheetKind>;

/** What is wrong with one row; rows count from 1 with the heading, as the spreadsheet shows them. */
export const RowFault = z.object({ row: z.int(), column: z.string().nullable(), code: z.string() });
export type RowFault = z.output<typeof RowFault>;

export const ImportResult = z.object({
  dryRun: z.boolean(),
  /** True when the rows were written: all of them, or none. */
  written: z.boolean(),
  rows: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  appointed: z.int(),
  faults: z.array(RowFault),
  /** Faults beyond those listed. */
  moreFaults: z.int(),
});
export type ImportResult = z.output<typeof ImportResult>;

export const people = {
  list: operation({
    id: 'people.list',
    method: 'GET',
    path: '/api/people',
    summary: 'People whose posts lie where the right is held, by name.',
    access: holding(peopleView),
    costs: { action: 'search', whenGiven: ['search'] },
    input: z.strictObject({
      search: line(100).optional(),
      unitId: UnitId.optional(),
      cursor: Cursor,
      limit: PageSize,
    }),
    output: pageOf(PersonEntry),
  }),
  open: operation({
    id: 'people.open',
    method: 'GET',
    path: '/api/people/:personId',
    summary: 'A person with all appointments.',
    access: holding(peopleView),
    input: z.strictObject({ personId: PersonId }),
    output: PersonDetail,
  }),
  create: operation({
    id: 'people.create',
    method: 'POST',
    path: '/api/people',
    summary: 'Adds a person to the agency.',
    access: holding(peopleManage),
    input: z.strictObject(personFields),
    output: PersonDetail,
    errors: personErrors,
  }),
  change: operation({
    id: 'people.change',
    method: 'PATCH',
    path: '/api/people/:personId',
    summary: 'Changes a person; a last day of service ends what they hold after it.',
    access: holding(peopleManage),
    input: z.strictObject({
      personId: PersonId,
      ...z.object(personFields).partial().shape,
      activeUntil: EnteredDay.nullish(),
    }),
    output: PersonDetail,
    errors: [...personErrors, 'organization.person-gone'],
  }),
  import: operation({
    id: 'people.import',
    method: 'POST',
    path: '/api/people/import',
    summary:
      'Reads units, posts or people from a CSV or XLSX sheet; writes all rows or, at any fault or in a dry run, none.',
    access: holding(peopleImport),
    costs: 'import',
    input: z.strictObject({ kind: SheetKind, dryRun: queryFlag }),
    output: ImportResult,
    upload: true,
    errors: [
      'organization.sheet-unreadable',
      'organization.sheet-too-large',
      'organization.sheet-empty',
      'organization.sheet-column-missing',
    ],
  }),
};
