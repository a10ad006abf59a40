import { z } from 'zod';
import { UnitId } from '#core/contract/ids.ts';
import { operation, signedIn } from '#core/contract/operation.ts';
import { EnteredDay, queryFlag, queryList, words } from '#core/contract/schemas.ts';
import { BookId, SecurityClass, Stage, Urgency } from './terms.ts';

/** What the register is searched and filtered by, wherever it is shown, counted or printed. */
export const registerFilters = {
  q: words(200).optional(),
  stage: queryList(Stage),
  securityClass: queryList(SecurityClass),
  urgency: queryList(Urgency),
  letterType: queryList(words(40)),
  from: EnteredDay.optional(),
  to: EnteredDay.optional(),
  unitId: UnitId.optional(),
  bookId: BookId.optional(),
  overdue: queryFlag,
};

/** Beyond so many nobody reads on: a longer result is only said to be longer. */
export const mostCounted = 1_000;

/** The register as a whole: how much a search found, and what is printed of it. */
export const register = {
  count: operation({
    id: 'letters.count',
    method: 'GET',
    path: '/api/letters/count',
    summary: `How many letters the reader may see of a search, by stage; at most ${mostCounted} are counted, and \`more\` says that there are others.`,
    access: signedIn,
    costs: { action: 'search', whenGiven: Object.keys(registerFilters) },
    input: z.strictObject(registerFilters),
    output: z.object({
      total: z.int(),
      more: z.boolean(),
      /** Of those that were counted. */
      stages: z.partialRecord(Stage, z.int()),
    }),
  }),
  listPdf: operation({
    id: 'letters.list-pdf',
    method: 'GET',
    path: '/api/letters/list.pdf',
    summary: 'What a search of the register found, as it is printed.',
    access: signedIn,
    costs: 'print',
    input: z.strictObject(registerFilters),
    output: z.unknown(),
    produces: 'application/pdf',
    errors: ['letters.list-too-long'],
  }),
  listSheet: operation({
    id: 'letters.list-sheet',
    method: 'GET',
    path: '/api/letters/list.xlsx',
    summary: 'What a search of the register found, as a spreadsheet.',
    access: signedIn,
    costs: 'export',
    input: z.strictObject(registerFilters),
    output: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    errors: ['letters.list-too-long'],
  }),
};
