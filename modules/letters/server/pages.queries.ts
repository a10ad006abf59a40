import { sql } from 'kysely';
import type { Tx } from '#core/db/tx.ts';
import type { Word } from '#core/documents/page-text.ts';
import type { DocumentId } from '../contract/terms.ts';
import { db } from './letters.queries.ts';

const pagesOf = (id: DocumentId) =>
  db
    .selectFrom('letters.page')
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .where('document_id', '=', id);

interface SizeRow {
  page: number;
  width: number;
  height: number;
  pages: number;
  hasPictures: boolean;
}

/** Runs of pages of one size, each with what holds for the whole document. */
export function sizesOfPages(tx: Tx, id: DocumentId): Promise<SizeRow[]> {
  return tx.rows<SizeRow>(
    `select page, width, height, pages, "hasPictures" from (
       select page, width, height, count(*) over ()::int as pages, bool_or(image_sha256 is not null) over () as "hasPictures",
         lag((width, height)) over (order by page) as before
       from letters.page where agency_id = core.agency_id() and document_id = $1) s
     where before is distinct from (width, height) order by page`,
    [id],
  );
}

/** The words of pages as they were read. Index: the key. */
export function wordsOfPages(tx: Tx, id: DocumentId, pages: readonly number[]) {
  return tx.all(
    pagesOf(id)
      .where('page', '=', sql<number>`any(${pages}::smallint[])`)
      .select(['page', sql<Word[]>`words`.as('words')])
      .orderBy('page'),
  );
}

/** What stands on the next pages that have words, without their places. Index: the key. */
export function textAfter(tx: Tx, id: DocumentId, page: number, size: number) {
  return tx.all(
    pagesOf(id)
      .where('page', '>', page)
      .where('body', '<>', '')
      .select(['page', 'body'])
      .orderBy('page')
      .limit(size),
  );
}

/** The stored picture of a page. */
export function pagePicture(tx: Tx, id: DocumentId, page: number) {
  return tx.maybe(pagesOf(id).where('page', '=', page).select(['image_sha256', 'thumbnail_sha256']));
}
