import type { Tx } from '#core/db/tx.ts';

/**
 * Whether the leaf of an event can be opened, was closed for ever, or is not there. A leaf that came back from what is
 * published is `closed`: what opened it was lost with the database.
 */
export async function openingOf(tx: Tx, eventId: string): Promise<'open' | 'erased' | 'closed' | 'none'> {
  const [row] = await tx.rows<{ opens: boolean; erased: boolean; there: boolean }>(
    `select exists (select from ledger.secret where agency_id = core.agency_id() and event_id = $1) as opens,
       exists (select from ledger.erasure where agency_id = core.agency_id() and event_id = $1) as erased,
       exists (select from ledger.entry where agency_id = core.agency_id() and event_id = $1) as there`,
    [eventId],
  );
  if (row!.erased) return 'erased';
  if (row!.opens) return 'open';
  return row!.there ? 'closed' : 'none';
}

/** The event that told of the erasure, in this transaction. Index: event_matter. */
export async function tellingEvent(tx: Tx, eventId: string): Promise<string> {
  const [row] = await tx.rows<{ id: string }>(
    `select id from core.event where agency_id = core.agency_id() and matter_id = $1 and type = 'ledger.entry-erased'
     order by id desc limit 1`,
    [eventId],
  );
  return row!.id;
}

export async function eraseSecret(
  tx: Tx,
  { eventId, toldBy, basis, now }: { eventId: string; toldBy: string; basis: string; now: Date },
): Promise<void> {
  tx.send(
    `insert into ledger.erasure (agency_id, event_id, told_by, basis, erased_at) values (core.agency_id(), $1, $2, $3, $4)`,
    [eventId, toldBy, basis, now],
  );
  await tx.rows('delete from ledger.secret where agency_id = core.agency_id() and event_id = $1', [eventId]);
}
