import type { Selectable } from 'kysely';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { DraftId } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';

export const db = tablesOf<OutgoingTables>();

export type TextHead = Pick<
  Selectable<OutgoingTables['outgoing.text']>,
  'seq' | 'snapshot_seq' | 'loose_bytes'
> & { snapshot_bytes: number };

/** Where the text of a draft stands; `lock` holds it, and with it the order of its updates. */
export async function textHead(
  tx: Tx,
  id: DraftId,
  options: { lock?: boolean } = {},
): Promise<TextHead | undefined> {
  const [row] = await tx.rows<TextHead>(
    `select seq, snapshot_seq, loose_bytes::float8 as loose_bytes, coalesce(octet_length(snapshot), 0) as snapshot_bytes
     from outgoing.text where agency_id = core.agency_id() and draft_id = $1 ${options.lock ? 'for update' : ''}`,
    [id],
  );
  return row;
}

export interface TextPiece {
  /** What is known once it is applied: its own number, or that of the snapshot. */
  seq: number;
  content: Buffer;
  /** The newest number that there is. */
  last: number;
}

/**
 * What there is to know after a number, in order: the snapshot where it holds more, then updates, as many as fit into so
 * many bytes. One statement, so that nothing falls between the two while they are put together. Index: the keys.
 */
export function piecesSince(
  tx: Tx,
  id: DraftId,
  since: number,
  bytes: number = Number.MAX_SAFE_INTEGER,
): Promise<TextPiece[]> {
  return tx.rows<TextPiece>(
    `with head as (select * from outgoing.text where agency_id = core.agency_id() and draft_id = $1)
     select w.seq, w.content, h.seq as last from head h, lateral (
       select h.snapshot_seq as seq, h.snapshot as content, 0 as before where h.snapshot_seq > $2
       union all
       select u.seq, u.content, sum(octet_length(u.content)) over (order by u.seq) - octet_length(u.content)
       from outgoing.text_update u
       where u.agency_id = core.agency_id() and u.draft_id = $1 and u.seq > greatest($2, h.snapshot_seq)
     ) w where w.before < $3 order by w.seq`,
    [id, since, bytes],
  );
}
