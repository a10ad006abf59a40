import { z } from 'zod';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { EnteredDay, line, queryFlag, words } from '#core/contract/schemas.ts';
import { SecurityClass } from '#modules/letters/contract/terms.ts';
import './errors.ts';
import { configureArchive } from './permissions.ts';
import { AccessGroup, ClassificationVersionId, CodeScheme, Fate } from './terms.ts';

export const RuleView = z.object({
  activeYears: z.int(),
  activeTrigger: z.string().nullable(),
  inactiveYears: z.int(),
  inactiveTrigger: z.string().nullable(),
  fate: Fate,
  exception: z.string().nullable(),
});
export type RuleView = z.output<typeof RuleView>;

export const ClassificationView = z.object({
  code: z.string(),
  title: z.string(),
  /** How many codes stand right below it. */
  below: z.int(),
  /** Its own row of the schedule; one without a row goes by the nearest code above it that has one. */
  rule: RuleView.nullable(),
  /** Class that its access rule, or that of the nearest code above it, gives; null where none does. */
  securityClass: SecurityClass.nullable(),
});
export type ClassificationView = z.output<typeof ClassificationView>;

export const VersionView = z.object({
  id: ClassificationVersionId,
  basis: z.string(),
  scheme: CodeScheme,
  startsOn: z.string(),
  endsBefore: z.string().nullable(),
  fromYearEnd: z.boolean(),
  /** The list that the product brings along, set by the agency as its own. */
  supplied: z.boolean(),
});
export type VersionView = z.output<typeof VersionView>;

const SheetFault = z.object({ row: z.int(), column: z.string().nullable(), code: z.string() });

export const ClassificationDifference = z.object({
  added: z.int(),
  removed: z.int(),
  moved: z.int(),
  renamed: z.int(),
  retentionChanged: z.int(),
  /** The first of them, in the order of the list. */
  shown: z.array(
    z.object({
      kind: z.enum(['added', 'removed', 'moved', 'renamed', 'retention-changed']),
      code: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      fields: z.array(z.string()),
    }),
  ),
});
export type ClassificationDifference = z.output<typeof ClassificationDifference>;

export const ScheduleImport = z.object({
  dryRun: z.boolean(),
  written: z.boolean(),
  rows: z.int(),
  /** Of the rows, those with a row of the schedule. */
  ruled: z.int(),
  faults: z.array(SheetFault),
  moreFaults: z.int(),
  difference: ClassificationDifference,
});
export type ScheduleImport = z.output<typeof ScheduleImport>;

export const AccessImport = z.object({
  dryRun: z.boolean(),
  written: z.boolean(),
  rows: z.int(),
  faults: z.array(SheetFault),
  moreFaults: z.int(),
});
export type AccessImport = z.output<typeof AccessImport>;

const version = { basis: line(300), startsOn: EnteredDay, endsBefore: EnteredDay.optional() };
const sheetErrors = [
  'organization.sheet-unreadable',
  'organization.sheet-too-large',
  'organization.sheet-empty',
] as const;

/** The public API of the classification with its retention schedule. */
export const classifications = {
  browse: operation({
    id: 'archive.browse-classifications',
    method: 'GET',
    path: '/api/archive/classifications',
    summary:
      'Codes right below one, or those of the first level, with their rows of the schedule, as of a day.',
    access: signedIn,
    input: z.strictObject({ under: z.string().max(40).optional(), day: EnteredDay.optional() }),
    output: z.object({
      version: VersionView.nullable(),
      /** From the first level down to the code that was asked for. */
      line: z.array(z.object({ code: z.string(), title: z.string() })),
      items: z.array(ClassificationView),
    }),
  }),
  find: operation({
    id: 'archive.find-classifications',
    method: 'GET',
    path: '/api/archive/classifications/found',
    summary: 'At most 20 codes by code or words, the shortest first, as of a day.',
    access: signedIn,
    input: z.strictObject({ q: words(100).default(''), day: EnteredDay.optional() }),
    output: z.object({ items: z.array(z.object({ code: z.string(), title: z.string(), path: z.string() })) }),
  }),
  versions: operation({
    id: 'archive.list-versions',
    method: 'GET',
    path: '/api/archive/classification-versions',
    summary:
      'Classifications that the agency set, the latest first; none where it uses the list of the product.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(VersionView) }),
  }),
  import: operation({
    id: 'archive.import-classification',
    method: 'POST',
    path: '/api/archive/classification-versions',
    summary:
      'Reads a classification with its schedule from a CSV or XLSX sheet; sets all of it or, at any fault or in a dry run, nothing.',
    access: holding(configureArchive),
    costs: 'import',
    upload: true,
    input: z.strictObject({ ...version, scheme: CodeScheme, fromYearEnd: queryFlag, dryRun: queryFlag }),
    output: ScheduleImport,
    errors: [
      'archive.version-ends-before-it-starts',
      'archive.versions-overlap',
      'archive.version-starts-in-the-past',
      ...sheetErrors,
    ],
  }),
  adopt: operation({
    id: 'archive.adopt-classification',
    method: 'POST',
    path: '/api/archive/classification-versions/supplied',
    summary:
      'Sets the classification and schedule that the product brings along, as the agency head decided it.',
    access: holding(configureArchive),
    stepUp: true,
    input: z.strictObject({ ...version, fromYearEnd: z.boolean().default(true) }),
    output: VersionView,
    errors: [
      'archive.version-ends-before-it-starts',
      'archive.versions-overlap',
      'archive.version-starts-in-the-past',
    ],
  }),
  accessRules: operation({
    id: 'archive.list-access-rules',
    method: 'GET',
    path: '/api/archive/classification-versions/:versionId/access-rules',
    summary: 'Rows of the security and access classification (SKKAD) of a version.',
    access: signedIn,
    input: z.strictObject({ versionId: ClassificationVersionId }),
    output: z.object({
      items: z.array(
        z.object({
          code: z.string(),
          securityClass: SecurityClass,
          groups: z.array(AccessGroup),
          reason: z.string().nullable(),
        }),
      ),
    }),
  }),
  importAccess: operation({
    id: 'archive.import-access-rules',
    method: 'POST',
    path: '/api/archive/classification-versions/:versionId/access-rules',
    summary:
      'Reads access rules (SKKAD) for a version from a sheet; sets all of them or, at any fault or in a dry run, none.',
    access: holding(configureArchive),
    costs: 'import',
    upload: true,
    input: z.strictObject({ versionId: ClassificationVersionId, dryRun: queryFlag }),
    output: AccessImport,
    errors: ['archive.access-rules-set', ...sheetErrors],
  }),
};
