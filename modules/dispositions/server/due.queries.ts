import type { Tx } from '#core/db/tx.ts';
import type { RecipientRecord } from './dispositions.queries.ts';
import type { Prompt } from './rules/deadlines.ts';

/** Where a walk through what is due goes on. */
export interface Place {
  deadline: string;
  id: string;
}

/**
 * Desks whose deadline is at most on `until` and that still owe an answer, held so that no second worker tells the same.
 * Index: recipient_due.
 */
export function desksDue(
  tx: Tx,
  until: string,
  after: Place | null,
  size: number,
): Promise<RecipientRecord[]> {
  return tx.rows(
    `select * from dispositions.recipient
     where agency_id = core.agency_id() and settled_at is null and escalated_at is null and deadline <= $1
       and state <> 'reported' and ($2::date is null or (deadline, id) > ($2::date, $3::uuid))
     order by deadline, id limit $4 for update skip locked`,
    [until, after?.deadline ?? null, after?.id ?? null, size],
  );
}

const columns: Readonly<Record<Prompt, string>> = {
  'due-soon': 'due_soon_told_at',
  'due-today': 'due_today_told_at',
  overdue: 'overdue_told_at',
  escalated: 'escalated_at',
};

/** Notes that it was told, so that it is told once. */
export async function markTold(tx: Tx, id: string, told: readonly Prompt[], at: Date): Promise<void> {
  const set = told.map((prompt) => `${columns[prompt]} = $2`).join(', ');
  await tx.rows(`update dispositions.recipient set ${set} where agency_id = core.agency_id() and id = $1`, [
    id,
    at,
  ]);
}
