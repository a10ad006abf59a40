import { sql } from 'kysely';
import type { Tx } from '#core/db/tx.ts';
import type { DossierId, RecordId, SourceModule } from '../../contract/terms.ts';
import { db, ofAgency } from '../classification/versions.queries.ts';

const listed = [
  'id',
  'dossier_id',
  'item_number',
  'title',
  'number',
  'party',
  'record_date',
  'security_class',
  'copy_state',
  'medium',
  'pages',
] as const;

const files = sql<number>`(select count(*)::int from archive.record_file f where f.agency_id = record.agency_id and f.record_id = record.id)`;

function records() {
  return db
    .selectFrom('archive.record as record')
    .innerJoin('archive.dossier as dossier', (join) =>
      join.onRef('dossier.agency_id', '=', 'record.agency_id').onRef('dossier.id', '=', 'record.dossier_id'),
    )
    .where('record.agency_id', '=', ofAgency)
    .select([
      ...listed.map((column) => `record.${column}` as const),
      sql<string>`coalesce(record.code, dossier.code)`.as('code'),
      files.as('files'),
    ]);
}

/** Records of a dossier after an item number. Index: record_number_taken. */
export function recordsOfDossier(tx: Tx, id: DossierId, after: number, size: number) {
  return tx.all(
    records()
      .where('record.dossier_id', '=', id)
      .where('record.item_number', '>', after)
      .orderBy('record.item_number')
      .limit(size),
  );
}
export type RecordLine = Awaited<ReturnType<typeof recordsOfDossier>>[number];

const withDossier = () =>
  records().select([
    'dossier.unit_id',
    'dossier.year as dossier_year',
    'dossier.number as dossier_number',
    'dossier.title as dossier_title',
    'dossier.state as dossier_state',
  ]);

/** Records by id, with their dossiers, those that the walls show, the newest first. */
export function recordsByIds(tx: Tx, ids: readonly string[]) {
  return tx.all(
    withDossier().where('record.id', '=', sql<string>`any(${ids}::uuid[])`).orderBy('record.id', 'desc'),
  );
}
export type FoundLine = Awaited<ReturnType<typeof recordsByIds>>[number];

/** The whole record as the walls show it. */
export function recordById(tx: Tx, id: RecordId) {
  return tx.maybe(
    withDossier()
      .where('record.id', '=', id)
      .select([
        'record.source_module',
        'record.source_id',
        'record.filed_at',
        'record.filed_by',
        'record.why',
        'record.vital',
        'record.safeguarded',
        'record.permanent',
        'record.excepted',
        'dossier.security_class as dossier_class',
        'dossier.merged_into',
        'dossier.custody',
        'dossier.disposed_on',
      ]),
  );
}
export type WholeRecord = NonNullable<Awaited<ReturnType<typeof recordById>>>;

/** Ids, numbers and classes of all records of a dossier, in their order. */
export function orderOf(tx: Tx, id: DossierId) {
  return tx.all(
    db
      .selectFrom('archive.record')
      .where('agency_id', '=', ofAgency)
      .where('dossier_id', '=', id)
      .select(['id', 'item_number', 'security_class', 'excepted'])
      .orderBy('item_number'),
  );
}

/** Files of a record in order, with how many pictures of pages each has. */
export function filesOf(tx: Tx, id: RecordId) {
  return tx.all(
    db
      .selectFrom('archive.record_file as file')
      .where('file.agency_id', '=', ofAgency)
      .where('file.record_id', '=', id)
      .select([
        'file.position',
        'file.file_id',
        'file.name',
        'file.media_type',
        'file.size',
        'file.sha256',
        'file.searchable_sha256',
        sql<number>`(select count(*)::int from archive.record_page p where p.agency_id = file.agency_id and p.record_id = file.record_id and p.position = file.position)`.as(
          'pages',
        ),
      ])
      .orderBy('file.position'),
  );
}

export function pageOfFile(tx: Tx, place: { recordId: RecordId; position: number; page: number }) {
  return tx.maybe(
    db
      .selectFrom('archive.record_page')
      .where('agency_id', '=', ofAgency)
      .where('record_id', '=', place.recordId)
      .where('position', '=', place.position)
      .where('page', '=', place.page)
      .select(['image_sha256', 'thumbnail_sha256']),
  );
}

/** Where a thing of another module was filed. Index: record_source. */
export function recordOfSource(tx: Tx, module: SourceModule, id: string) {
  return tx.maybe(
    db
      .selectFrom('archive.record')
      .where('agency_id', '=', ofAgency)
      .where('source_module', '=', module)
      .where('source_id', '=', id)
      .select(['id', 'dossier_id']),
  );
}

/** True of a thing of another module that a disposal list destroyed. */
export async function isDestroyedSource(
  tx: Tx,
  thing: { module: SourceModule; id: string },
): Promise<boolean> {
  const rows = await tx.rows(
    'select 1 from archive.destroyed_source where agency_id = core.agency_id() and module = $1 and source_id = $2',
    [thing.module, thing.id],
  );
  return rows.length > 0;
}

export interface MatterDossier {
  id: DossierId;
  unit_id: string;
  code: string;
  security_class: 'SR' | 'R' | 'T' | 'B';
  record_id: RecordId;
}

/** Open dossiers in which things of a matter lie, that of the latest first. Index: record_source. */
export function dossiersOfMatter(
  tx: Tx,
  things: readonly { module: string; id: string }[],
): Promise<MatterDossier[]> {
  return tx.rows<MatterDossier>(
    `select d.id, d.unit_id, d.code, d.security_class, r.id as record_id
     from unnest($1::text[], $2::uuid[]) as t(module, id)
     join archive.record r on r.agency_id = core.agency_id() and r.source_module = t.module and r.source_id = t.id
     join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id
     where d.closed_on is null and d.merged_into is null and d.disposed_on is null order by r.id desc`,
    [things.map(({ module }) => module), things.map(({ id }) => id)],
  );
}

/** Why a letter waits in one of the units. Index: the key of unfiled. */
export function unfiledIn(tx: Tx, units: readonly string[], module: SourceModule, id: string) {
  return tx.maybe(
    db
      .selectFrom('archive.unfiled')
      .where('agency_id', '=', ofAgency)
      .where('source_module', '=', module)
      .where('source_id', '=', id)
      .where('unit_id', '=', sql<string>`any(${units}::uuid[])`)
      .select('reason'),
  );
}

/** What could not file itself, for the units. Index: unfiled_recent. */
export function unfiledOf(tx: Tx, units: readonly string[], before: string | null, size: number) {
  return tx.all(
    db
      .selectFrom('archive.unfiled')
      .where('agency_id', '=', ofAgency)
      .where('unit_id', '=', sql<string>`any(${units}::uuid[])`)
      .where('source_id', '<', before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      .select(['source_module', 'source_id', 'unit_id', 'reason', 'since'])
      .orderBy('source_id', 'desc')
      .limit(size),
  );
}
