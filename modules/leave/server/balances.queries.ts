import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { BalanceEntryKind } from '../contract/balances.ts';
import type { BalanceEntryId } from '../contract/ids.ts';

export interface BalanceEntryRow {
  id: BalanceEntryId;
  personId: PersonId;
  year: number;
  kind: BalanceEntryKind;
  days: number;
  olderLeft: number | null;
  taken: number | null;
  deferred: number | null;
  reason: string;
  enteredBy: PersonId;
  enteredAt: Date;
}

/** What was entered about the years of people, in its order. Index: balance_entry_person. */
export function balanceEntriesOf(tx: Tx, personIds: readonly PersonId[]): Promise<BalanceEntryRow[]> {
  return tx.rows(
    `select b.id, b.person_id as "personId", b.year, b.kind, b.days, b.older_left as "olderLeft", b.taken, b.deferred, b.reason,
       b.entered_by as "enteredBy", b.entered_at as "enteredAt"
     from leave.balance_entry b where b.agency_id = core.agency_id() and b.person_id = any($1::uuid[])
     order by b.person_id, b.year, b.id`,
    [personIds],
  );
}
