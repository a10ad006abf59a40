import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LoanId } from '../../contract/loans.ts';
import type { DossierId } from '../../contract/terms.ts';

export interface LoanRow {
  id: LoanId;
  dossier_id: DossierId;
  number: number;
  year: number;
  title: string;
  borrower_id: PersonId;
  borrower_post_id: PostId | null;
  purpose: string;
  lent_by: PersonId;
  lent_at: Date;
  due_on: string;
  returned_at: Date | null;
  returned_to: PersonId | null;
}

const shown = `select l.*, d.number, d.year, d.title from archive.loan l
  join archive.dossier d on d.agency_id = l.agency_id and d.id = l.dossier_id where l.agency_id = core.agency_id()`;

/** A loan that the actor may see, held until the transaction ends. */
export async function loanById(tx: Tx, id: LoanId): Promise<LoanRow | undefined> {
  return (await tx.rows<LoanRow>(`${shown} and l.id = $1 for update of l`, [id]))[0];
}

export interface LoanSearch {
  /** Only what is due before this day. */
  before: string | null;
  borrower: PersonId | null;
  after: { day: string; id: string } | null;
  size: number;
}

/** Loans that are out, the first due first. Index: loan_overdue. */
export function loansOut(tx: Tx, { before, borrower, after, size }: LoanSearch): Promise<LoanRow[]> {
  return tx.rows(
    `${shown} and l.returned_at is null and (l.due_on, l.id) > ($1::date, $2::uuid)
       and ($3::date is null or l.due_on < $3) and ($4::uuid is null or l.borrower_id = $4)
     order by l.due_on, l.id limit $5`,
    [after?.day ?? '0001-01-01', after?.id ?? '00000000-0000-0000-0000-000000000000', before, borrower, size],
  );
}

/** All loans of a dossier, the latest first. */
export function loansOf(tx: Tx, dossier: DossierId, before: string | null, size: number): Promise<LoanRow[]> {
  return tx.rows(`${shown} and l.dossier_id = $1 and l.id < $2 order by l.id desc limit $3`, [
    ...[dossier, before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', size],
  ]);
}

export type Prompt = 'soon' | 'overdue';

/** Loans that somebody is to be reminded of and was not yet. Index: loan_overdue. */
export function loansToTell(tx: Tx, prompt: Prompt, today: string, size: number): Promise<LoanRow[]> {
  const due = prompt === 'soon' ? 'l.due_on between $1 and $1::date + 1' : 'l.due_on < $1';
  return tx.rows(
    `${shown} and l.returned_at is null and ${due} and l.told_${prompt}_at is null and l.borrower_post_id is not null
     order by l.due_on, l.id limit $2`,
    [today, size],
  );
}

export async function markTold(tx: Tx, prompt: Prompt, ids: readonly LoanId[], at: Date): Promise<void> {
  await tx.rows(
    `update archive.loan set told_${prompt}_at = $2 where agency_id = core.agency_id() and id = any ($1::uuid[])`,
    [ids, at],
  );
}

/** Whether a post may read a dossier by its class: what is confidential is not lent past its walls. */
export async function mayBorrow(tx: Tx, dossier: DossierId, post: PostId): Promise<boolean> {
  const [row] = await tx.rows<{ may: boolean }>('select archive.may_borrow($1, $2) as may', [dossier, post]);
  return row!.may;
}
