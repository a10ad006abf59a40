import { z } from 'zod';
import { PostId } from '#core/contract/ids.ts';
import { operation, signedIn } from '#core/contract/operation.ts';
import { queryFlag, queryList } from '#core/contract/schemas.ts';
import { Urgency } from '#modules/letters/contract/terms.ts';
import { RecipientState } from './terms.ts';

/** What both lists of dispositions are narrowed by, wherever they are shown or printed. */
export const deskFilters = {
  postId: PostId.optional(),
  state: queryList(RecipientState),
  urgency: queryList(Urgency),
  overdue: queryFlag,
  /** Also what is settled. */
  settled: queryFlag,
  /** Oldest first, for what has waited longest; newest first otherwise. */
  oldest: queryFlag,
  q: z.string().trim().max(200).optional(),
};

const whole = {
  method: 'GET',
  access: signedIn,
  input: z.strictObject(deskFilters),
  output: z.unknown(),
  errors: ['dispositions.list-too-long'],
} as const;
const pdf = { ...whole, costs: 'print', produces: 'application/pdf' } as const;
const sheet = {
  ...whole,
  costs: 'export',
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The lists of dispositions as they leave the house. */
export const dispositionLists = {
  inboxPdf: operation({
    ...pdf,
    id: 'dispositions.inbox-pdf',
    path: '/api/dispositions/inbox.pdf',
    summary: 'The dispositions that reached the posts of the reader, as they are printed.',
  }),
  inboxSheet: operation({
    ...sheet,
    id: 'dispositions.inbox-sheet',
    path: '/api/dispositions/inbox.xlsx',
    summary: 'The dispositions that reached the posts of the reader, as a spreadsheet.',
  }),
  givenPdf: operation({
    ...pdf,
    id: 'dispositions.given-pdf',
    path: '/api/dispositions/given.pdf',
    summary: 'What the posts of the reader gave, as it is printed (buku disposisi).',
  }),
  givenSheet: operation({
    ...sheet,
    id: 'dispositions.given-sheet',
    path: '/api/dispositions/given.xlsx',
    summary: 'What the posts of the reader gave, as a spreadsheet.',
  }),
};
