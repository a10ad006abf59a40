import type { Tx } from '#core/db/tx.ts';

/** Events of these matters that carry what somebody wrote. Index: event_matter. */
export async function wordedEvents(tx: Tx, matterIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select id from core.event where agency_id = core.agency_id() and matter_id = any ($1::uuid[])
       and (jsonb_typeof(payload -> 'note') = 'string' or jsonb_typeof(payload -> 'reason') = 'string') order by id`,
    [matterIds],
  );
  return rows.map(({ id }) => id);
}

export async function forgetWords(tx: Tx, eventId: string): Promise<void> {
  await tx.rows('select ledger.forget_words($1)', [eventId]);
}
