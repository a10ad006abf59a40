import type { Tx } from '#core/db/tx.ts';
import type { PageWords } from '#core/documents/page-words.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type {
  CopyState,
  DossierId,
  FilingRule,
  Medium,
  RecordId,
  SourceModule,
} from '../../contract/terms.ts';

/** A file of a record: the objects are named, so that they are kept as long as the record. */
export interface RecordFile {
  fileId: string | null;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  searchableSha256: string | null;
  pages: readonly FilePage[];
}

export interface FilePage {
  page: number;
  /** Null where a page has words and no picture: a DOCX. */
  imageSha256: string | null;
  thumbnailSha256: string | null;
  /** What was read on it, with the size of its picture in pixels. */
  text?: PageWords & { width: number; height: number };
}

export interface NewRecord {
  id: RecordId;
  dossierId: DossierId;
  item: number;
  title: string;
  number: string | null;
  party: string | null;
  recordDate: string | null;
  /** Its own code where it has another than its dossier, with the version that it was taken from. */
  code: string | null;
  versionId: string | null;
  securityClass: SecurityClass;
  copyState: CopyState;
  medium: Medium;
  pages: number | null;
  source: { module: SourceModule; id: string } | null;
  by: string | null;
  at: Date;
  why: { rule: FilingRule; [more: string]: unknown };
  files: readonly RecordFile[];
  /** For the search: words of what is known of it, then of each page after a form feed. */
  text: string;
}

/** Writes a record with its files; false when its source is filed already. */
export async function insertRecord(tx: Tx, record: NewRecord): Promise<boolean> {
  const added = await tx.rows(
    `insert into archive.record (agency_id, id, dossier_id, item_number, title, number, party, record_date, code, version_id, security_class,
       copy_state, medium, pages, source_module, source_id, filed_by, filed_at, why)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     on conflict (agency_id, source_module, source_id) where source_id is not null do nothing returning id`,
    [
      record.id,
      record.dossierId,
      record.item,
      record.title,
      record.number,
      record.party,
      record.recordDate,
      record.code,
      record.versionId,
      record.securityClass,
      record.copyState,
      record.medium,
      record.pages,
      record.source?.module ?? null,
      record.source?.id ?? null,
      record.by,
      record.at,
      JSON.stringify(record.why),
    ],
  );
  if (added.length === 0) return false;
  const files = record.files.map((file, index) => ({ ...file, position: index + 1 }));
  await tx.rows(
    `insert into archive.record_file (agency_id, record_id, position, file_id, name, media_type, size, sha256, searchable_sha256)
     select core.agency_id(), $1, f.position, f."fileId", f.name, f."mediaType", f.size, f.sha256, f."searchableSha256"
     from jsonb_to_recordset($2::jsonb) as f(position smallint, "fileId" uuid, name text, "mediaType" text, size bigint, sha256 text, "searchableSha256" text)`,
    [record.id, JSON.stringify(files)],
  );
  await tx.rows(
    `insert into archive.record_page (agency_id, record_id, position, page, image_sha256, thumbnail_sha256)
     select core.agency_id(), $1, f.position, p.page, p."imageSha256", p."thumbnailSha256"
     from jsonb_to_recordset($2::jsonb) as f(position smallint, pages jsonb)
     cross join lateral jsonb_to_recordset(f.pages) as p(page smallint, "imageSha256" text, "thumbnailSha256" text)
     where p."imageSha256" is not null`,
    [record.id, JSON.stringify(files)],
  );
  for (const file of files) await insertPageTexts(tx, record.id, file.position, file.pages);
  await insertText(tx, record.id, record.text);
  return true;
}

/** Adds the pictures of the pages of a file, once. */
export async function insertPages(
  tx: Tx,
  recordId: RecordId,
  position: number,
  pages: RecordFile['pages'],
): Promise<void> {
  await tx.rows(
    `insert into archive.record_page (agency_id, record_id, position, page, image_sha256, thumbnail_sha256)
     select core.agency_id(), $1, $2, p.page, p."imageSha256", p."thumbnailSha256"
     from jsonb_to_recordset($3::jsonb) as p(page smallint, "imageSha256" text, "thumbnailSha256" text)
     where p."imageSha256" is not null on conflict do nothing`,
    [recordId, position, JSON.stringify(pages)],
  );
  await insertPageTexts(tx, recordId, position, pages);
}

/** Keeps the words of pages with their places, once. */
async function insertPageTexts(
  tx: Tx,
  recordId: RecordId,
  position: number,
  pages: readonly FilePage[],
): Promise<void> {
  const read = pages.flatMap(({ page, text }) => (text ? [{ page, ...text }] : []));
  if (read.length === 0) return;
  await tx.rows(
    `insert into archive.page_text (agency_id, record_id, position, page, width, height, body, boxes)
     select core.agency_id(), $1, $2, p.page, p.width, p.height, p.body, array(select jsonb_array_elements(p.boxes)::smallint)
     from jsonb_to_recordset($3::jsonb) as p(page smallint, width int, height int, body text, boxes jsonb) on conflict do nothing`,
    [recordId, position, JSON.stringify(read)],
  );
}

/** A further file of a record, brought for another; its position. */
export async function insertVersion(
  tx: Tx,
  recordId: RecordId,
  file: Omit<RecordFile, 'pages'>,
  version: { of: number; kind: 'better' | 'redacted'; reason: string; by: string; at: Date },
): Promise<number> {
  const [added] = await tx.rows<{ position: number }>(
    `with file as (
       insert into archive.record_file (agency_id, record_id, position, file_id, name, media_type, size, sha256, searchable_sha256)
       select f.agency_id, f.record_id, max(f.position) + 1, $2, $3, $4, $5, $6, $7
       from archive.record_file f where f.agency_id = core.agency_id() and f.record_id = $1 group by f.agency_id, f.record_id
       returning agency_id, record_id, position
     )
     insert into archive.file_version (agency_id, record_id, position, of_position, kind, reason, added_by, added_at)
     select agency_id, record_id, position, $8, $9, $10, $11, $12 from file returning position`,
    [
      ...[recordId, file.fileId, file.name, file.mediaType, file.size, file.sha256, file.searchableSha256],
      ...[version.of, version.kind, version.reason, version.by, version.at],
    ],
  );
  return added!.position;
}

/** Keeps that a copy of a file for the public was asked for. */
export async function insertRedaction(
  tx: Tx,
  asked: { recordId: RecordId; of: number; fileId: string; by: string; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into archive.redaction (agency_id, record_id, of_position, file_id, asked_by, asked_at)
     values (core.agency_id(), $1, $2, $3, $4, $5)`,
    [asked.recordId, asked.of, asked.fileId, asked.by, asked.at],
  );
}

/**
 * Writes a further edition of the words of a record, made of its fields and the given text of its pages. The record is held,
 * so that an edition that is made beside it knows its fields.
 */
export async function insertText(tx: Tx, id: RecordId, text: string): Promise<void> {
  tx.send('select from archive.record where agency_id = core.agency_id() and id = $1 for no key update', [
    id,
  ]);
  await tx.rows(
    `insert into archive.record_text (agency_id, record_id, edition, body, search)
     select r.agency_id, r.id, 1 + coalesce((select max(t.edition) from archive.record_text t where t.agency_id = r.agency_id and t.record_id = r.id), 0),
       left($2, 1000000), archive.search_text(r.title, r.number, r.party, $2)
     from archive.record r where r.agency_id = core.agency_id() and r.id = $1`,
    [id, text],
  );
}

/** Learns the words of a record that the whole agency may read, by which a search puts right what was typed wrongly. */
export async function learnRecord(tx: Tx, id: RecordId): Promise<void> {
  await tx.rows(
    `insert into archive.word (agency_id, word)
     select r.agency_id, w from archive.record r join archive.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id,
       regexp_split_to_table(lower(public.unaccent(r.title || ' ' || coalesce(r.party, ''))), '[^a-z]+') as w
     where r.agency_id = core.agency_id() and r.id = $1 and r.security_class = 'B' and d.security_class = 'B' and length(w) between 3 and 40
     group by r.agency_id, w order by w on conflict do nothing`,
    [id],
  );
}

export async function markUnfiled(
  tx: Tx,
  thing: { module: SourceModule; id: string; unitId: string; reason: 'no-code' | 'unknown-code'; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into archive.unfiled (agency_id, source_module, source_id, unit_id, reason, since)
     values (core.agency_id(), $1, $2, $3, $4, $5) on conflict do nothing`,
    [thing.module, thing.id, thing.unitId, thing.reason, thing.at],
  );
}

export async function forgetUnfiled(tx: Tx, module: SourceModule, id: string): Promise<void> {
  await tx.rows(
    'delete from archive.unfiled where agency_id = core.agency_id() and source_module = $1 and source_id = $2',
    [module, id],
  );
}
