import { sql, type Updateable } from 'kysely';
import type { Tx } from '#core/db/tx.ts';
import type { PageText } from '#core/documents/page-text.ts';
import type { DocumentId, LetterId } from '../contract/terms.ts';
import { db } from './letters.queries.ts';
import type { LettersTables } from './letters.tables.ts';

/** Changes where the reading of a document stands; the letter that it belongs to, if any. */
export async function documentState(
  tx: Tx,
  id: DocumentId,
  change: Updateable<LettersTables['letters.document']>,
): Promise<LetterId | null> {
  const row = await tx.maybe(
    db
      .updateTable('letters.document')
      .set(change)
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('id', '=', id)
      .returning('letter_id'),
  );
  return (row?.letter_id ?? null) as LetterId | null;
}

export interface ReadPage {
  page: PageText;
  body: string;
  image?: string;
  thumbnail?: string;
}

/** Replaces the pages of a document by what was read now. */
export async function writePages(
  tx: Tx,
  agencyId: string,
  id: DocumentId,
  pages: readonly ReadPage[],
): Promise<void> {
  await tx.run(db.deleteFrom('letters.page').where('agency_id', '=', agencyId).where('document_id', '=', id));
  for (const { page, body, image, thumbnail } of pages) {
    await tx.run(
      db.insertInto('letters.page').values({
        agency_id: agencyId,
        document_id: id,
        page: page.page,
        width: page.width,
        height: page.height,
        image_sha256: image ?? null,
        thumbnail_sha256: thumbnail ?? null,
        words: JSON.stringify(page.words),
        body,
      }),
    );
  }
}

/** Makes a letter findable by its fields and the words of its pages. */
export async function indexLetter(tx: Tx, id: LetterId): Promise<void> {
  await tx.rows(
    `update letters.letter l set search = letters.search_text(l.subject, l.sender, l.signer, l.letter_number, l.summary,
       (select string_agg(p.body, ' ' order by d.position, p.page) from letters.document d
        join letters.page p on p.agency_id = d.agency_id and p.document_id = d.id
        where d.agency_id = l.agency_id and d.letter_id = l.id))
     where l.agency_id = core.agency_id() and l.id = $1`,
    [id],
  );
}
