import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { line, queryFlag } from '#core/contract/schemas.ts';
import { RowFault } from '#modules/organization/contract/people.ts';
import { EntryContent } from './details.ts';
import { staffManage, staffView } from './permissions.ts';
import { EntryKind } from './terms.ts';

/** At most so many employees in one sheet. */
export const mostRows = 2_000;

/** What a row of a sheet brings to a file: an entry that was not there, or one that stands for another. */
export const SheetChange = z.object({
  row: z.int(),
  personId: PersonId,
  name: z.string(),
  kind: EntryKind,
  /** What stood until now; null for something new. */
  before: z.object({ content: EntryContent, startsOn: z.string() }).nullable(),
  after: z.object({ content: EntryContent, startsOn: z.string() }),
  corrects: z.boolean(),
});
export type SheetChange = z.output<typeof SheetChange>;

export const StaffImport = z.object({
  dryRun: z.boolean(),
  /** True when the rows were written: all of them, or none. */
  written: z.boolean(),
  rows: z.int(),
  /** People whose file changes. */
  people: z.int(),
  added: z.int(),
  corrected: z.int(),
  /** Facts of the sheet that stand already. */
  unchanged: z.int(),
  changes: z.array(SheetChange),
  /** Changes beyond those listed. */
  moreChanges: z.int(),
  faults: z.array(RowFault),
  moreFaults: z.int(),
});
export type StaffImport = z.output<typeof StaffImport>;

export const sheets = {
  import: operation({
    id: 'staff.import-files',
    method: 'POST',
    path: '/api/staff/imports',
    summary:
      'Holds a CSV or XLSX sheet in the layout of SIASN against the files, and adds entries or corrects them: all rows or, at any fault or in a dry run, none.',
    access: holding(staffManage),
    stepUp: true,
    costs: 'import',
    input: z.strictObject({ dryRun: queryFlag }),
    output: StaffImport,
    upload: true,
    errors: [
      'organization.sheet-unreadable',
      'organization.sheet-too-large',
      'organization.sheet-empty',
      'organization.sheet-column-missing',
      'core.payload-too-large',
      'staff.too-many-rows',
    ],
  }),
  export: operation({
    id: 'staff.export-files',
    method: 'POST',
    path: '/api/staff/exports',
    summary:
      'The files of the people of units where the right is held as a sheet in the layout of SIASN. The private part goes along only for who may read it, with a purpose and a fresh factor, and is written down as read for every person.',
    access: holding(staffView),
    costs: 'export',
    input: z.strictObject({
      format: z.enum(['csv', 'xlsx']),
      unitId: UnitId.nullish(),
      /** Why the private part is taken along; without it the sheet has none. */
      purpose: line(300).nullish(),
    }),
    output: undefined,
    produces: 'application/octet-stream',
    errors: ['core.step-up-required'],
  }),
};
