import { type Subscriber, subscriber } from '#core/events/subscriber.ts';
import { letterClosed } from '#modules/letters/contract/events.ts';
import { letterSent } from '#modules/outgoing/contract/events.ts';
import { fileThing } from '../records/file-thing.ts';
import type { RecordSource } from '../records/record-source.ts';

/** A letter that was closed, or went out, files itself into the dossier of its unit, code and matter. */
export function filingSubscribers(sources: readonly RecordSource[]): readonly Subscriber[] {
  return [
    subscriber('archive.file-closed-letter', letterClosed, (ctx, { subjectId }) =>
      fileThing(ctx, sources, { module: 'letters', id: subjectId }),
    ),
    subscriber('archive.file-sent-letter', letterSent, (ctx, { subjectId }) =>
      fileThing(ctx, sources, { module: 'outgoing', id: subjectId }),
    ),
  ];
}
