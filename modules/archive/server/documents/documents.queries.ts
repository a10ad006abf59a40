import { sql } from 'kysely';
import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { PageWords } from '#core/documents/page-words.ts';
import type { RecordId } from '../../contract/terms.ts';
import { db, ofAgency } from '../classification/versions.queries.ts';

export interface FilePlace {
  recordId: RecordId;
  position: number;
}

const textOf = ({ recordId, position }: FilePlace) =>
  db
    .selectFrom('archive.page_text')
    .where('agency_id', '=', ofAgency)
    .where('record_id', '=', recordId)
    .where('position', '=', position);

/** Runs of pages of one size. Pages whose size nobody kept have that of an A4 sheet. */
export function sizesOfPages(tx: Tx, { recordId, position }: FilePlace) {
  return tx.rows<{ page: number; width: number; height: number; pages: number }>(
    `select page, width, height, pages from (
       select p.page, coalesce(t.width, 1654) as width, coalesce(t.height, 2339) as height, count(*) over ()::int as pages,
         lag((coalesce(t.width, 1654), coalesce(t.height, 2339))) over (order by p.page) as before
       from archive.record_page p left join archive.page_text t
         on t.agency_id = p.agency_id and t.record_id = p.record_id and t.position = p.position and t.page = p.page
       where p.agency_id = core.agency_id() and p.record_id = $1 and p.position = $2) s
     where before is distinct from (width, height) order by page`,
    [recordId, position],
  );
}

/** The words of one page. Index: the key. */
export function wordsOfPage(tx: Tx, place: FilePlace & { page: number }): Promise<PageWords | undefined> {
  return tx.maybe(textOf(place).where('page', '=', place.page).select(['body', 'boxes']));
}

/** The words of the next pages that may have some, in their order. Index: the key. */
export function wordsAfter(tx: Tx, place: FilePlace & { page: number }, size: number) {
  return tx.all(
    textOf(place)
      .where('page', '>', place.page)
      .where('body', '<>', '')
      .select(['page', 'body', 'boxes'])
      .orderBy('page')
      .limit(size),
  );
}

/**
 * Pages on which two versions of a file do not say the same: letters and figures alone are compared, because two readings
 * of the same sheet seldom agree on its marks and spaces. A page that one of them lacks differs.
 */
export function differingPages(tx: Tx, recordId: RecordId, one: number, other: number) {
  return tx.rows<{ page: number }>(
    `select coalesce(a.page, b.page) as page
     from (select page, body from archive.page_text where agency_id = core.agency_id() and record_id = $1 and position = $2) a
     full join (select page, body from archive.page_text where agency_id = core.agency_id() and record_id = $1 and position = $3) b on a.page = b.page
     where regexp_replace(lower(public.unaccent(a.body)), '[^a-z0-9]+', '', 'g')
       is distinct from regexp_replace(lower(public.unaccent(b.body)), '[^a-z0-9]+', '', 'g')
     order by 1`,
    [recordId, one, other],
  );
}

/** Pictures of the pages of a file in their order. Index: the key. */
export function picturesOf(tx: Tx, { recordId, position }: FilePlace) {
  return tx.all(
    db
      .selectFrom('archive.record_page')
      .where('agency_id', '=', ofAgency)
      .where('record_id', '=', recordId)
      .where('position', '=', position)
      .select(['page', 'image_sha256'])
      .orderBy('page'),
  );
}

/** Files of a record that were brought for another. */
export function versionsOf(tx: Tx, recordId: RecordId) {
  return tx.all(
    db
      .selectFrom('archive.file_version')
      .where('agency_id', '=', ofAgency)
      .where('record_id', '=', recordId)
      .select(['position', 'of_position', 'kind', 'reason', 'added_by', 'added_at'])
      .orderBy('position'),
  );
}
export type FileVersion = Awaited<ReturnType<typeof versionsOf>>[number];

/** The copies for the public that were asked for last, each of its file, as far as they do not stand yet. */
export async function awaitedCopies(tx: Tx, recordId: RecordId): Promise<AwaitedCopy[]> {
  const asked = await tx.rows<AwaitedCopy & { stands: boolean }>(
    `select distinct on (q.of_position) q.of_position, q.asked_by, q.asked_at,
       exists (select from archive.record_file m
         where m.agency_id = q.agency_id and m.record_id = q.record_id and m.file_id = q.file_id) as stands
     from archive.redaction q where q.agency_id = core.agency_id() and q.record_id = $1
     order by q.of_position, q.asked_at desc, q.file_id desc`,
    [recordId],
  );
  return asked.filter(({ stands }) => !stands);
}

export interface AwaitedCopy {
  of_position: number;
  asked_by: PersonId;
  asked_at: Date;
}

/** Positions of the files of which no page was read yet. */
export function unreadFiles(tx: Tx, recordId: RecordId) {
  return tx.all(
    db
      .selectFrom('archive.record_file as file')
      .where('file.agency_id', '=', ofAgency)
      .where('file.record_id', '=', recordId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('archive.page_text as text')
              .whereRef('text.agency_id', '=', 'file.agency_id')
              .whereRef('text.record_id', '=', 'file.record_id')
              .whereRef('text.position', '=', 'file.position')
              .select(sql`1`.as('one')),
          ),
        ),
      )
      .select(['file.position', 'file.sha256', 'file.media_type'])
      .orderBy('file.position'),
  );
}

/** The words of the pages of a record as they are searched now. */
export async function searchedWords(tx: Tx, recordId: RecordId): Promise<string> {
  const [row] = await tx.rows<{ body: string }>(
    `select body from archive.record_text where agency_id = core.agency_id() and record_id = $1 order by edition desc limit 1`,
    [recordId],
  );
  return row?.body ?? '';
}

/** The words that a record was filed with, and those that were read on the pages of its files for all to find. */
export async function wordsOfRecord(tx: Tx, recordId: RecordId): Promise<{ first: string; files: string[] }> {
  const [row] = await tx.rows<{ first: string; files: string[] }>(
    `select coalesce((select body from archive.record_text where agency_id = core.agency_id() and record_id = $1 order by edition limit 1), '') as first,
       array(select string_agg(t.body, E'\\n' order by t.page) from archive.page_text t
         where t.agency_id = core.agency_id() and t.record_id = $1 group by t.position order by t.position) as files`,
    [recordId],
  );
  return row!;
}
