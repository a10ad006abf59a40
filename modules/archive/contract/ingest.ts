import { z } from 'zod';
import { FileId, UnitId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Cursor, distinct, EnteredDay, line, PageSize, pageOf } from '#core/contract/schemas.ts';
import './errors.ts';
import './ingest-errors.ts';
import {
  bulkClasses,
  IngestId,
  IngestItemId,
  IngestItemView,
  IngestRow,
  IngestView,
  ItemState,
  PackageId,
  PackageView,
  SheetRowFault,
} from './ingest-terms.ts';
import { fileRecords } from './permissions.ts';
import { CopyState, DossierId } from './terms.ts';

const one = { ingestId: IngestId };
const access = holding(fileRecords);

/** The most that one ingest holds, and one package weighs. */
export const ingestLimits = {
  items: 100_000,
  sheetBytes: 40_000_000,
  packageBytes: 2_000_000_000,
  filesAtOnce: 100,
  itemsAtOnce: 500,
} as const;

/** The public API of taking documents in by numbers. */
export const ingests = {
  open: operation({
    id: 'archive.open-ingest',
    method: 'POST',
    path: '/api/archive/ingests',
    summary:
      'Begin to take documents in: from files, which are filed as they come, or by a sheet with packages.',
    access,
    input: z.strictObject({
      unitId: UnitId,
      name: line(200),
      source: z.enum(['upload', 'sheet']).default('upload'),
      code: line(40).optional(),
      securityClass: z.enum(bulkClasses).default('B'),
      copyState: CopyState.default('copy'),
      dossierId: DossierId.optional(),
    }),
    output: IngestView,
    errors: [
      'archive.unknown-classification',
      'archive.dossier-closed',
      'archive.dossier-merged',
      'archive.dossier-disposed',
    ],
  }),
  list: operation({
    id: 'archive.list-ingests',
    method: 'GET',
    path: '/api/archive/ingests',
    summary:
      'The own ingests, and those that came by themselves into units that one files for, the latest first.',
    access,
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(IngestRow),
  }),
  show: operation({
    id: 'archive.show-ingest',
    method: 'GET',
    path: '/api/archive/ingests/:ingestId',
    summary: 'How far an ingest is, with its packages and what is wrong with its sheet.',
    access,
    input: z.strictObject(one),
    output: IngestView,
  }),
  items: operation({
    id: 'archive.list-ingest-items',
    method: 'GET',
    path: '/api/archive/ingests/:ingestId/items',
    summary: 'Items of an ingest in their order, of one state or of all.',
    access,
    input: z.strictObject({
      ...one,
      state: ItemState.optional(),
      after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
      size: PageSize,
    }),
    output: z.object({ items: z.array(IngestItemView), next: z.int().nullable() }),
  }),
  faults: operation({
    id: 'archive.list-ingest-faults',
    method: 'GET',
    path: '/api/archive/ingests/:ingestId/faults',
    summary: 'The dry run: every fault of the sheet with row, column and code, before anything is filed.',
    access,
    input: z.strictObject({
      ...one,
      after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
      size: PageSize,
    }),
    output: z.object({ faults: z.array(SheetRowFault), next: z.int().nullable() }),
  }),
  add: operation({
    id: 'archive.add-ingest-files',
    method: 'POST',
    path: '/api/archive/ingests/:ingestId/files',
    summary: 'Add uploaded files to an ingest; each becomes an item.',
    access,
    input: z.strictObject({ ...one, fileIds: distinct(FileId, 1, ingestLimits.filesAtOnce) }),
    output: IngestView,
    errors: [
      'archive.ingest-stopped',
      'archive.ingest-too-long',
      'archive.ingest-comes-by-itself',
      'files.quarantined',
    ],
  }),
  sheet: operation({
    id: 'archive.read-ingest-sheet',
    method: 'POST',
    path: '/api/archive/ingests/:ingestId/sheet',
    summary:
      'Read the sheet that names the files; read again before the ingest begins, it replaces the one before.',
    access,
    costs: 'import',
    upload: true,
    input: z.strictObject({ ...one, name: line(200) }),
    output: IngestView,
    errors: [
      'archive.ingest-begun',
      'archive.sheet-unreadable',
      'archive.sheet-too-large',
      'archive.ingest-too-long',
    ],
  }),
  beginPackage: operation({
    id: 'archive.begin-ingest-package',
    method: 'POST',
    path: '/api/archive/ingests/:ingestId/packages',
    summary: 'Announce a ZIP archive with files that the sheet names.',
    access,
    costs: 'upload',
    input: z.strictObject({ ...one, name: line(255), size: z.int().min(1) }),
    output: PackageView,
    errors: [
      'archive.package-too-large',
      'archive.package-too-many',
      'archive.ingest-stopped',
      'archive.ingest-comes-by-itself',
    ],
  }),
  showPackage: operation({
    id: 'archive.show-ingest-package',
    method: 'GET',
    path: '/api/archive/ingest-packages/:packageId',
    summary: 'How much of a package has arrived.',
    access,
    input: z.strictObject({ packageId: PackageId }),
    output: PackageView,
  }),
  continuePackage: operation({
    id: 'archive.continue-ingest-package',
    method: 'PATCH',
    path: '/api/archive/ingest-packages/:packageId',
    summary: 'Send the next piece of a package; what arrived stays through every break.',
    access,
    upload: true,
    input: z.strictObject({ packageId: PackageId, offset: z.coerce.number().int().min(0) }),
    output: PackageView,
    errors: [
      'files.offset-mismatch',
      'files.longer-than-declared',
      'files.too-many-parts',
      'files.storage-full',
      'files.storage-unavailable',
    ],
  }),
  change: operation({
    id: 'archive.change-ingest',
    method: 'PATCH',
    path: '/api/archive/ingests/:ingestId',
    summary: 'Begin, pause, go on with or stop an ingest; what is done stays done.',
    access,
    input: z.strictObject({ ...one, state: z.enum(['running', 'paused', 'stopped']) }),
    output: IngestView,
    errors: ['archive.ingest-stopped', 'archive.ingest-comes-by-itself', 'archive.package-incomplete'],
  }),
  mend: operation({
    id: 'archive.mend-ingest-items',
    method: 'PATCH',
    path: '/api/archive/ingests/:ingestId/items',
    summary: 'Give items what they lack, many at once; they are looked at again.',
    access,
    input: z.strictObject({
      ...one,
      /** Those named; without any, all that were read and lack something. */
      itemIds: distinct(IngestItemId, 0, ingestLimits.itemsAtOnce).default([]),
      unitId: UnitId.optional(),
      code: line(40).optional(),
      title: line(1_000).optional(),
      number: line(200).optional(),
      recordDate: EnteredDay.optional(),
      securityClass: z.enum(bulkClasses).optional(),
      copyState: CopyState.optional(),
      dossierId: DossierId.optional(),
    }),
    output: IngestView,
    errors: ['archive.ingest-stopped', 'archive.unknown-classification'],
  }),
  decide: operation({
    id: 'archive.decide-ingest-duplicates',
    method: 'POST',
    path: '/api/archive/ingests/:ingestId/decisions',
    summary:
      'Decide on documents whose content the archive has already: file them all the same, or leave them out.',
    access,
    input: z.strictObject({
      ...one,
      /** Those named; without any, all duplicates. */
      itemIds: distinct(IngestItemId, 0, ingestLimits.itemsAtOnce).default([]),
      decision: z.enum(['file', 'leave-out']),
    }),
    output: IngestView,
    errors: ['archive.ingest-stopped'],
  }),
  sheetReport: operation({
    id: 'archive.export-ingest',
    method: 'GET',
    path: '/api/archive/ingests/:ingestId/report.xlsx',
    summary: 'What became of every item, and why what failed did, as a sheet.',
    access,
    costs: 'export',
    input: z.strictObject(one),
    output: undefined,
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  pdfReport: operation({
    id: 'archive.print-ingest',
    method: 'GET',
    path: '/api/archive/ingests/:ingestId/report.pdf',
    summary: 'The outcome of an ingest on paper: how many became records, and what did not and why.',
    access,
    costs: 'print',
    input: z.strictObject(one),
    output: undefined,
    produces: 'application/pdf',
  }),
  dropFolder: operation({
    id: 'archive.show-drop-folder',
    method: 'GET',
    path: '/api/archive/drop-folder',
    summary: 'The address of the own drop folder, the unit that it files for, and what waits in it.',
    access,
    input: z.strictObject({}),
    output: z.object({
      address: z.string(),
      unitId: UnitId.nullable(),
      unitName: z.string().nullable(),
      /** The rights that a key for it needs. */
      scopes: z.array(z.string()),
      waiting: z.int(),
    }),
  }),
};
