import type { FileId } from '#core/contract/ids.ts';
import { pageWords } from '#core/documents/page-words.ts';
import type { RecordSource, SourceRecord } from '#modules/archive/server/archive.api.ts';
import { filesByIds } from '#modules/files/server/files.api.ts';
import type { LetterId } from '../contract/terms.ts';
import { objectsOfLetter, wordsOfLetter } from './letter-records.queries.ts';
import { linksOf } from './links.queries.ts';
import { loadLetter } from './load-letter.ts';

const mostLinks = 50;

/** Incoming letters as records, with the pictures that were made of their pages: they are the same objects. */
export const letterRecords: RecordSource = {
  module: 'letters',
  read: async (ctx, id): Promise<SourceRecord> => {
    const { row, facts } = await loadLetter(ctx, id as LetterId);
    const [files, text] = await Promise.all([
      objectsOfLetter(ctx.tx, id as LetterId),
      wordsOfLetter(ctx.tx, id as LetterId),
    ]);
    const known = await filesByIds(
      ctx.tx,
      files.map((file) => file.fileId as FileId),
    );
    return {
      unitId: facts.unitId,
      title: row.subject,
      number: row.letter_number,
      party: row.sender,
      recordDate: row.letter_date,
      code: row.classification_code,
      securityClass: row.security_class,
      readers: [...new Set([...facts.readers, ...facts.addressees])],
      // What a desk of this installation wrote lies as an original with its writer.
      copyState: row.channel === 'pendopo' ? 'copy' : 'original',
      medium: row.channel !== 'paper' ? 'electronic' : files.length > 0 ? 'both' : 'paper',
      files: files.map((file) => ({
        ...file,
        size: known.get(file.fileId as FileId)?.sizeBytes ?? 0,
        pages: file.pages.map(({ text, ...page }) => ({
          ...page,
          text: { width: text.width, height: text.height, ...pageWords(text) },
        })),
      })),
      text,
    };
  },
  related: async (ctx, thing) => {
    if (thing.module !== 'letters') return [];
    const links = await linksOf(ctx.tx, thing.id as LetterId, mostLinks);
    return links.map((link) => ({ module: 'letters', id: link.other_id }));
  },
};
