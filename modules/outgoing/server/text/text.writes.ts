import { sql } from 'kysely';
import type { Tx } from '#core/db/tx.ts';
import type { DraftId } from '../../contract/terms.ts';
import { db, type TextHead } from './text.queries.ts';

const agency = sql<string>`core.agency_id()`;

/** Begins the text of a draft. */
export async function beginText(tx: Tx, agencyId: string, id: DraftId, at: Date): Promise<void> {
  await tx.run(
    db
      .insertInto('outgoing.text')
      .values({ agency_id: agencyId, draft_id: id, changed_at: at })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

export interface NewUpdates {
  agencyId: string;
  draftId: DraftId;
  /** The head as it was locked. */
  head: Pick<TextHead, 'seq'>;
  updates: readonly Uint8Array[];
  madeBy: string | null;
  at: Date;
}

/** Adds updates behind those that are there; the head of the text is locked. The number of the last. */
export async function addUpdates(
  tx: Tx,
  { agencyId, draftId, head, updates, madeBy, at }: NewUpdates,
): Promise<number> {
  const seq = head.seq + updates.length;
  const bytes = updates.reduce((sum, one) => sum + one.length, 0);
  await tx.run(
    db
      .updateTable('outgoing.text')
      .set({ seq, changed_at: at, loose_bytes: sql<number>`loose_bytes + ${bytes}` })
      .where('agency_id', '=', agency)
      .where('draft_id', '=', draftId),
  );
  await tx.run(
    db.insertInto('outgoing.text_update').values(
      updates.map((content, index) => ({
        agency_id: agencyId,
        draft_id: draftId,
        seq: head.seq + index + 1,
        content: Buffer.from(content),
        made_by: madeBy,
        made_at: at,
      })),
    ),
  );
  return seq;
}

/** Puts everything up to a number into one piece, and takes away what is in it. For the worker; the head is locked. */
export async function keepSnapshot(tx: Tx, id: DraftId, seq: number, snapshot: Uint8Array): Promise<void> {
  await tx.run(
    db
      .updateTable('outgoing.text')
      .set({ snapshot: Buffer.from(snapshot), snapshot_seq: seq })
      .where('agency_id', '=', agency)
      .where('draft_id', '=', id),
  );
  await tx.run(
    db
      .deleteFrom('outgoing.text_update')
      .where('agency_id', '=', agency)
      .where('draft_id', '=', id)
      .where('seq', '<=', seq),
  );
  await tx.rows(
    `update outgoing.text t set loose_bytes = coalesce((select sum(octet_length(content)) from outgoing.text_update u
       where u.agency_id = t.agency_id and u.draft_id = t.draft_id), 0)
     where t.agency_id = core.agency_id() and t.draft_id = $1`,
    [id],
  );
}
