import type { Tx } from '#core/db/tx.ts';
import type { PageText } from '#core/documents/page-text.ts';
import type { LetterId } from '../contract/terms.ts';

export interface LetterObjects {
  fileId: string;
  name: string;
  mediaType: string;
  /** Names of objects, lower-case hex. */
  sha256: string;
  searchableSha256: string | null;
  pages: { page: number; imageSha256: string | null; thumbnailSha256: string | null; text: PageText }[];
}

/** The documents of a letter as objects, in order, with the pictures of their pages. */
export function objectsOfLetter(tx: Tx, id: LetterId): Promise<LetterObjects[]> {
  return tx.rows<LetterObjects>(
    `select d.file_id as "fileId", d.name, d.media_type as "mediaType", encode(d.sha256, 'hex') as sha256,
       d.searchable_sha256 as "searchableSha256",
       (select coalesce(json_agg(json_build_object('page', p.page, 'imageSha256', p.image_sha256, 'thumbnailSha256', p.thumbnail_sha256,
          'text', json_build_object('width', p.width, 'height', p.height, 'words', p.words)) order by p.page), '[]')
        from letters.page p where p.agency_id = d.agency_id and p.document_id = d.id) as pages
     from letters.document d where d.agency_id = core.agency_id() and d.letter_id = $1 order by d.position, d.id`,
    [id],
  );
}

/** The words of what was entered about a letter, then of each page after a form feed. */
export async function wordsOfLetter(tx: Tx, id: LetterId): Promise<string> {
  const [row] = await tx.rows<{ words: string }>(
    `select concat_ws(E'\\n', l.signer, l.summary) || coalesce((select string_agg(E'\\f' || translate(p.body, E'\\f', ' '), '' order by d.position, p.page)
       from letters.document d join letters.page p on p.agency_id = d.agency_id and p.document_id = d.id
       where d.agency_id = l.agency_id and d.letter_id = l.id), '') as words
     from letters.letter l where l.agency_id = core.agency_id() and l.id = $1`,
    [id],
  );
  return row?.words ?? '';
}
