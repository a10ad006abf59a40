import { z } from 'zod';
import { idOf, PersonId, PostId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, Instant, line, PageSize, pageOf, queryFlag } from '#core/contract/schemas.ts';
import './disposal-errors.ts';
import './errors.ts';
import { keepRecordsUnit } from './permissions.ts';
import { DossierId } from './terms.ts';

export const LoanId = idOf('Loan');
export type LoanId = z.output<typeof LoanId>;

const Person = z.object({ id: PersonId, name: z.string() });

export const LoanView = z.object({
  id: LoanId,
  dossierId: DossierId,
  number: z.int(),
  year: z.int(),
  title: z.string(),
  borrower: Person,
  purpose: z.string(),
  lentBy: Person,
  lentAt: Instant,
  dueOn: z.string(),
  overdue: z.boolean(),
  returnedAt: Instant.nullable(),
  returnedTo: Person.nullable(),
});
export type LoanView = z.output<typeof LoanView>;

/** The public API of dossiers that are lent out on paper. */
export const loans = {
  lend: operation({
    id: 'archive.lend-dossier',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/loans',
    summary: 'Lend a dossier to the holder of a post until a day.',
    access: holding(keepRecordsUnit),
    stepUp: 'confidential',
    input: z.strictObject({ dossierId: DossierId, postId: PostId, purpose: line(500), dueOn: EnteredDay }),
    output: LoanView,
    errors: [
      'archive.lent-already',
      'archive.due-in-the-past',
      'archive.borrower-may-not-read',
      'archive.dossier-merged',
      'archive.dossier-disposed',
    ],
  }),
  takeBack: operation({
    id: 'archive.take-back-loan',
    method: 'POST',
    path: '/api/archive/loans/:loanId/return',
    summary: 'Take a lent dossier back.',
    access: holding(keepRecordsUnit),
    input: z.strictObject({ loanId: LoanId }),
    output: LoanView,
    errors: ['archive.returned-already'],
  }),
  list: operation({
    id: 'archive.list-loans',
    method: 'GET',
    path: '/api/archive/loans',
    summary: 'Dossiers that are lent out, the first due first; overdue ones alone, or those of the reader.',
    access: signedIn,
    input: z.strictObject({
      overdue: queryFlag,
      mine: queryFlag,
      /** All loans of one dossier, those that came back too, the latest first. */
      dossierId: DossierId.optional(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(LoanView),
  }),
};
