import { z } from 'zod';
import { FileId, idOf, UnitId } from '#core/contract/ids.ts';
import { Instant } from '#core/contract/schemas.ts';
import { SecurityClass } from '#modules/letters/contract/terms.ts';
import { CopyState, DossierId, RecordId } from './terms.ts';

export const IngestId = idOf('Ingest');
export type IngestId = z.output<typeof IngestId>;
export const IngestItemId = idOf('IngestItem');
export type IngestItemId = z.output<typeof IngestItemId>;
export const PackageId = idOf('IngestPackage');
export type PackageId = z.output<typeof PackageId>;

/** How documents come: unggahan, lembar dengan paket, folder pantauan, surel, folder tarik-lepas. */
export const ingestSources = ['upload', 'sheet', 'folder', 'mail', 'drop'] as const;
export const IngestSource = z.enum(ingestSources);
export type IngestSource = z.output<typeof IngestSource>;

export const ingestStates = ['preparing', 'running', 'paused', 'stopped'] as const;
export const IngestState = z.enum(ingestStates);
export type IngestState = z.output<typeof IngestState>;

/** What became of an item: waits, was read and lacks something, doubles a record, was filed, refused, left out by a person. */
export const itemStates = ['waiting', 'read', 'duplicate', 'filed', 'refused', 'left-out'] as const;
export const ItemState = z.enum(itemStates);
export type ItemState = z.output<typeof ItemState>;

/** What a document is filed as where a class that asks for named readers is not possible in numbers. */
export const bulkClasses = ['T', 'B'] as const;

export const ItemFault = z.object({
  /** Of the sheet; null for the document itself. */
  column: z.string().nullable(),
  code: z.string(),
  /** What the code says it with. */
  params: z.record(z.string(), z.unknown()).optional(),
});
export type ItemFault = z.output<typeof ItemFault>;

export const SheetRowFault = ItemFault.extend({ row: z.int(), name: z.string().nullable() });
export type SheetRowFault = z.output<typeof SheetRowFault>;

export const ItemCounts = z.object({
  waiting: z.int(),
  read: z.int(),
  duplicate: z.int(),
  filed: z.int(),
  refused: z.int(),
  'left-out': z.int(),
});
export type ItemCounts = z.output<typeof ItemCounts>;

export const IngestRow = z.object({
  id: IngestId,
  name: z.string(),
  source: IngestSource,
  state: IngestState,
  unitId: UnitId,
  unitName: z.string(),
  openedAt: Instant,
  counts: ItemCounts,
  /** Nothing is on its way and nothing waits for a person. */
  finished: z.boolean(),
});
export type IngestRow = z.output<typeof IngestRow>;

export const PackageView = z.object({
  id: PackageId,
  name: z.string(),
  size: z.number(),
  /** Bytes that are safely here: the next piece begins there. */
  offset: z.number(),
  state: z.enum(['coming', 'arrived', 'surveyed', 'used', 'refused']),
  refusal: z.string().nullable(),
  entries: z.int(),
  faults: z.array(z.object({ name: z.string(), code: z.string() })),
});
export type PackageView = z.output<typeof PackageView>;

export const IngestView = IngestRow.extend({
  code: z.string().nullable(),
  securityClass: SecurityClass,
  copyState: CopyState,
  dossierId: DossierId.nullable(),
  sheetName: z.string().nullable(),
  sheetFaults: z.array(SheetRowFault),
  /** Rows of the sheet for which no package has brought a file yet. */
  withoutFile: z.int(),
  packages: z.array(PackageView),
  /** Of the records that were filed, how many have had their pages read for the search. */
  wordsRead: z.int(),
  can: z.object({
    add: z.boolean(),
    begin: z.boolean(),
    pause: z.boolean(),
    goOn: z.boolean(),
    stop: z.boolean(),
  }),
});
export type IngestView = z.output<typeof IngestView>;

export const IngestItemView = z.object({
  id: IngestItemId,
  position: z.int(),
  row: z.int().nullable(),
  name: z.string(),
  state: ItemState,
  faults: z.array(ItemFault),
  fileId: FileId.nullable(),
  size: z.number().nullable(),
  /** Lower-case hex: names the content as it is kept. */
  digest: z.string().nullable(),
  origin: z.string().nullable(),
  title: z.string().nullable(),
  code: z.string().nullable(),
  securityClass: SecurityClass.nullable(),
  dossier: z.string().nullable(),
  record: z.object({ id: RecordId, dossierId: DossierId, title: z.string() }).nullable(),
  /** A record of the same content, if the reader may see one. */
  sameAs: z
    .object({ id: RecordId, dossierId: DossierId, title: z.string(), dossierNumber: z.string() })
    .nullable(),
});
export type IngestItemView = z.output<typeof IngestItemView>;
