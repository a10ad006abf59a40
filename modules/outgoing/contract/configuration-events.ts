import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PostId } from '#core/contract/ids.ts';
import { MandateKind } from './terms.ts';

const mandate = z.object({ kind: MandateKind, posts: z.array(PostId), decree: z.string() });
export const mandateRecorded = event({ type: 'mandate.recorded', version: 1, payload: mandate });
export const mandateEnded = event({ type: 'mandate.ended', version: 1, payload: mandate });

const book = z.object({ name: z.string(), code: z.string() });
export const numberBookOpened = event({ type: 'number-book.opened', version: 1, payload: book });
export const numberBookChanged = event({ type: 'number-book.changed', version: 1, payload: book });
export const numberBookClosed = event({ type: 'number-book.closed', version: 1, payload: book });
export const numberBookReopened = event({ type: 'number-book.reopened', version: 1, payload: book });

export const configurationEvents = [
  mandateRecorded,
  mandateEnded,
  numberBookOpened,
  numberBookChanged,
  numberBookClosed,
  numberBookReopened,
];
