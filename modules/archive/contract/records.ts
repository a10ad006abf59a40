import { z } from 'zod';
import { FileId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import {
  Cursor,
  distinct,
  EnteredDay,
  line,
  PageSize,
  pageOf,
  queryList,
  words,
  Year,
} from '#core/contract/schemas.ts';
import { SecurityClass, securityClasses } from '#modules/letters/contract/terms.ts';
import { dossierFilters } from './dossiers.ts';
import './errors.ts';
import { fileRecords } from './permissions.ts';
import { CopyState, DossierId, LifeState, Medium, RecordId, SourceModule } from './terms.ts';
import { FoundRecord, RecordHit, RecordView } from './views.ts';

const record = { recordId: RecordId };
const file = { ...record, position: z.coerce.number().int().min(1).max(1_000) };
const open = ['archive.dossier-closed', 'archive.dossier-merged', 'archive.dossier-disposed'] as const;

export const searchPlaces = ['all', 'title', 'number'] as const;
export type SearchPlace = (typeof searchPlaces)[number];

/** What a search of the archive is narrowed by. */
const filters = {
  q: words(200).default(''),
  /** Where the words stand: anywhere, in the title, or as a part of the number. */
  place: z.enum(searchPlaces).default('all'),
  /** Days between which the record was made. */
  from: EnteredDay.optional(),
  to: EnteredDay.optional(),
  unitId: UnitId.optional(),
  /** The code, and all below it. */
  code: z.string().max(40).optional(),
  year: Year.optional(),
  securityClass: queryList(z.enum(securityClasses)),
  copyState: queryList(CopyState),
  medium: queryList(Medium),
  state: queryList(LifeState),
  dossierId: DossierId.optional(),
};

const Count = z.object({ value: z.string(), name: z.string(), records: z.int() });

/** More finds than this are not counted: of many, the newest. */
export const mostCounted = 2_000;

/** The public API of records: filing, reading, searching. */
export const records = {
  file: operation({
    id: 'archive.file-upload',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/records',
    summary: 'File uploaded files, or a thing on paper, as a record of a dossier.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({
      dossierId: DossierId,
      fileIds: distinct(FileId, 0, 20).default([]),
      title: line(1_000),
      number: line(200).optional(),
      party: line(300).optional(),
      recordDate: EnteredDay.optional(),
      /** Its own code where it has another than its dossier. */
      code: z.string().max(40).optional(),
      securityClass: SecurityClass.optional(),
      copyState: CopyState.default('original'),
      medium: Medium.default('electronic'),
      pages: z.int().min(0).max(100_000).optional(),
    }),
    output: RecordView,
    errors: [
      'archive.unknown-classification',
      'archive.class-below-dossier',
      'archive.class-below-rule',
      'archive.class-needs-readers',
      'files.quarantined',
      ...open,
    ],
  }),
  describe: operation({
    id: 'archive.describe-record',
    method: 'PUT',
    path: '/api/archive/records/:recordId/description',
    summary:
      'Say anew what a record is, which was filed by hand or taken in; what was said before stays beside it.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({
      ...record,
      /** How often it was described anew before, as it was read. */
      edition: z.int().min(0).max(1_000_000),
      title: line(1_000),
      number: line(200).nullable(),
      party: line(300).nullable(),
      recordDate: EnteredDay.nullable(),
      copyState: CopyState,
      pages: z.int().min(0).max(100_000).nullable(),
    }),
    output: RecordView,
    errors: [
      'core.changed-meanwhile',
      'archive.described-elsewhere',
      'archive.dossier-transferred',
      'archive.dossier-on-list',
      'archive.dossier-merged',
      'archive.dossier-disposed',
    ],
  }),
  fileLetter: operation({
    id: 'archive.file-letter',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/letters',
    summary: 'File a letter, incoming or sent, into a dossier by hand.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({ dossierId: DossierId, module: SourceModule, letterId: z.uuid() }),
    output: RecordView,
    errors: ['archive.filed-already', 'archive.class-below-dossier', 'archive.class-needs-readers', ...open],
  }),
  unfiled: operation({
    id: 'archive.list-unfiled',
    method: 'GET',
    path: '/api/archive/unfiled',
    summary:
      'Letters that could not file themselves, because they have no code or one that the list does not have.',
    access: holding(fileRecords),
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(
      z.object({
        module: SourceModule,
        letterId: z.uuid(),
        reason: z.enum(['no-code', 'unknown-code']),
        since: z.string(),
        unitId: UnitId,
        unitName: z.string(),
        /** What the letter says; null where the reader may not open it. */
        letter: z
          .object({
            title: z.string(),
            number: z.string().nullable(),
            party: z.string().nullable(),
            date: z.string().nullable(),
            securityClass: SecurityClass,
          })
          .nullable(),
      }),
    ),
  }),
  filed: operation({
    id: 'archive.find-filed',
    method: 'GET',
    path: '/api/archive/filed/:module/:letterId',
    summary: 'Where a letter was filed, as far as the reader may see it, or why it was not yet.',
    access: signedIn,
    input: z.strictObject({ module: SourceModule, letterId: z.uuid() }),
    output: z.object({
      record: FoundRecord.nullable(),
      /** Told to who files for its unit. */
      unfiled: z.enum(['no-code', 'unknown-code']).nullable(),
    }),
  }),
  suggest: operation({
    id: 'archive.suggest-codes',
    method: 'GET',
    path: '/api/archive/suggested-codes',
    summary:
      'Codes under which the archive keeps records with such words in their titles, the likeliest first.',
    access: holding(fileRecords),
    costs: 'search',
    input: z.strictObject({ words: words(500) }),
    output: z.object({
      items: z.array(z.object({ code: z.string(), title: z.string(), records: z.int() })),
    }),
  }),
  find: operation({
    id: 'archive.find-records',
    method: 'GET',
    path: '/api/archive/records',
    summary:
      'Records that have the words or the number, or all, the latest first; what the reader may not see is left out.',
    access: signedIn,
    costs: { action: 'search', whenGiven: ['q'] },
    input: z.strictObject({ ...filters, cursor: Cursor, size: PageSize }),
    output: pageOf(RecordHit).extend({
      /** What was looked for instead, where some words stand in no record. */
      searchedInstead: z.string().nullable(),
    }),
  }),
  count: operation({
    id: 'archive.count-records',
    method: 'GET',
    path: '/api/archive/records/facets',
    summary:
      'How many records a search finds of each unit, first level of code, year, class, copy state and state.',
    access: signedIn,
    costs: { action: 'search', whenGiven: ['q'] },
    input: z.strictObject(filters),
    output: z.object({
      total: z.int(),
      /** There are more than are counted. */
      more: z.boolean(),
      units: z.array(Count),
      codes: z.array(Count),
      years: z.array(Count),
      classes: z.array(Count),
      copyStates: z.array(Count),
      states: z.array(Count),
    }),
  }),
  show: operation({
    id: 'archive.show-record',
    method: 'GET',
    path: '/api/archive/records/:recordId',
    summary: 'A record with its files, its dossier, and why it lies there.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(record),
    output: RecordView,
  }),
  alike: operation({
    id: 'archive.find-alike',
    method: 'GET',
    path: '/api/archive/records/:recordId/alike',
    summary: 'Records that share the weightiest words of one, the most alike first.',
    access: signedIn,
    stepUp: 'confidential',
    costs: 'search',
    input: z.strictObject(record),
    output: z.object({ items: z.array(FoundRecord) }),
  }),
  download: operation({
    id: 'archive.download-file',
    method: 'GET',
    path: '/api/archive/records/:recordId/files/:position',
    summary: 'A file of a record: the untouched original, or its searchable copy.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...file, form: z.enum(['original', 'searchable']).default('original') }),
    output: undefined,
    produces: 'application/octet-stream',
  }),
  pageImage: operation({
    id: 'archive.show-page-image',
    method: 'GET',
    path: '/api/archive/records/:recordId/files/:position/pages/:page',
    summary: 'The picture of one page of a record.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      ...file,
      page: z.coerce.number().int().min(1).max(10_000),
      size: z.enum(['full', 'thumbnail']).default('full'),
    }),
    output: undefined,
    produces: 'image/webp',
  }),
};

const listed = z.strictObject(dossierFilters);
const contents = z.strictObject({ dossierId: DossierId });
const pdf = { access: signedIn, costs: 'print', output: undefined, produces: 'application/pdf' } as const;
const sheet = {
  access: signedIn,
  costs: 'export',
  output: undefined,
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const tooLong = ['archive.list-too-long'] as const;

/** Lists as they leave the house (PerANRI practice: daftar arsip aktif, daftar isi berkas, daftar arsip inaktif). */
export const archiveLists = {
  activePdf: operation({
    ...pdf,
    id: 'archive.print-active',
    method: 'GET',
    path: '/api/archive/lists/active.pdf',
    summary: 'List of active dossiers (daftar arsip aktif) on paper.',
    input: listed,
    errors: tooLong,
  }),
  activeSheet: operation({
    ...sheet,
    id: 'archive.export-active',
    method: 'GET',
    path: '/api/archive/lists/active.xlsx',
    summary: 'List of active dossiers (daftar arsip aktif) as a sheet.',
    input: listed,
    errors: tooLong,
  }),
  inactivePdf: operation({
    ...pdf,
    id: 'archive.print-inactive',
    method: 'GET',
    path: '/api/archive/lists/inactive.pdf',
    summary: 'List of inactive dossiers (daftar arsip inaktif) on paper.',
    input: listed,
    errors: tooLong,
  }),
  inactiveSheet: operation({
    ...sheet,
    id: 'archive.export-inactive',
    method: 'GET',
    path: '/api/archive/lists/inactive.xlsx',
    summary: 'List of inactive dossiers (daftar arsip inaktif) as a sheet.',
    input: listed,
    errors: tooLong,
  }),
  contentsPdf: operation({
    ...pdf,
    id: 'archive.print-contents',
    method: 'GET',
    path: '/api/archive/dossiers/:dossierId/contents.pdf',
    summary: 'List of what lies in a dossier (daftar isi berkas) on paper.',
    stepUp: 'confidential',
    input: contents,
    errors: tooLong,
  }),
  contentsSheet: operation({
    ...sheet,
    id: 'archive.export-contents',
    method: 'GET',
    path: '/api/archive/dossiers/:dossierId/contents.xlsx',
    summary: 'List of what lies in a dossier (daftar isi berkas) as a sheet.',
    stepUp: 'confidential',
    input: contents,
    errors: tooLong,
  }),
};
