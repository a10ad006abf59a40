import { found } from '#core/contract/errors.ts';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { RecordSource, SourceRecord, SourceThing } from '#modules/archive/server/archive.api.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import type { DraftId } from '../../contract/terms.ts';
import { letterLines } from '../../text/letter-lines.ts';
import { answersOf, linesByIds } from '../drafts/draft-lists.queries.ts';
import { readableLines } from '../drafts/readable-lines.ts';
import type { LetterFacts } from '../rules/paper/letter-facts.ts';
import { amendments, deliveriesOfIncoming, signedLetter } from './deliveries.queries.ts';
import { sentLetter } from './sent-letter.ts';

const mostAnswers = 50;

/** Letters that were sent, as records: the signed paper with what was attached to it. */
export const sentRecords: RecordSource = {
  module: 'outgoing',
  read: async (ctx, id): Promise<SourceRecord> => {
    const [line] = await readableLines(ctx, await linesByIds(ctx.tx, [id as DraftId]));
    const { readers } = found(line);
    const { row, files, known } = await sentLetter(ctx, id as DraftId);
    const fields = known('inside');
    const { text } = row.printed as LetterFacts;
    return {
      unitId: row.unit_id as UnitId,
      title: row.subject,
      number: row.number,
      party: fields.addressedTo,
      recordDate: row.letter_day,
      code: fields.classificationCode,
      securityClass: row.security_class,
      readers: readers as PostId[],
      copyState: 'original',
      medium: 'electronic',
      files: files.map((file) => ({
        ...{ fileId: file.fileId, name: file.name, mediaType: file.mediaType, size: file.sizeBytes },
        ...{ sha256: file.sha256, searchableSha256: null, pages: [] },
      })),
      text: letterLines(text)
        .flatMap(({ lines }) => lines.map((one) => one.text))
        .join('\n'),
    };
  },
  related: async (ctx, { module, id }): Promise<SourceThing[]> => {
    const own = (ids: readonly string[]) =>
      ids.map((other): SourceThing => ({ module: 'outgoing', id: other }));
    if (module === 'letters') {
      const [answers, arrived] = await Promise.all([
        answersOf(ctx.tx, id as LetterId, mostAnswers),
        deliveriesOfIncoming(ctx.tx, id as LetterId),
      ]);
      return own([...answers.map((row) => row.id), ...arrived.map((row) => row.letter_id)]);
    }
    const [letter, amended] = await Promise.all([
      signedLetter(ctx.tx, id as DraftId),
      amendments(ctx.tx, id as DraftId),
    ]);
    const answered = letter?.answers_letter_id;
    return [
      ...(answered ? [{ module: 'letters' as const, id: answered }] : []),
      ...own(amended.flatMap(({ later, earlier }) => [later, earlier])),
    ];
  },
};
