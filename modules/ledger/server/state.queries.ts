import type { Tx } from '#core/db/tx.ts';
import type { LogName } from '../contract/terms.ts';

export interface ShownCheckpoint {
  size: number;
  root: Buffer;
  madeAt: Date;
  signedAt: Date | null;
  publishedAt: Date | null;
  cosignatures: number;
}

/** Checkpoints below a size with how many cosigned each, the largest first. */
export function shownCheckpoints(
  tx: Tx,
  stream: LogName,
  below: number | null,
  limit: number,
): Promise<ShownCheckpoint[]> {
  return tx.rows<ShownCheckpoint>(
    `select c.size, c.root, c.made_at as "madeAt", c.signed_at as "signedAt", c.published_at as "publishedAt",
       (select count(*) from ledger.cosignature s where s.agency_id = c.agency_id and s.stream = c.stream and s.size = c.size) as cosignatures
     from ledger.checkpoint c where c.agency_id = core.agency_id() and c.stream = $1 and ($2::bigint is null or c.size < $2)
     order by c.size desc limit $3`,
    [stream, below, limit],
  );
}

export interface SeenByWitness {
  vkey: string;
  address: string;
  stream: LogName | null;
  size: number | null;
  receivedAt: Date | null;
}

/** Each witness with the largest size that it cosigned of each log; one row without a stream where it saw none. Index: cosignature_newest. */
export function seenByWitnesses(tx: Tx): Promise<SeenByWitness[]> {
  return tx.rows<SeenByWitness>(
    `select w.vkey, w.address, s.stream, s.size, s.received_at as "receivedAt" from ledger.witness w
     left join lateral (select n.* from ledger.log l cross join lateral (select c.stream, c.size, c.received_at from ledger.cosignature c
       where c.agency_id = l.agency_id and c.stream = l.stream and c.witness_id = w.id order by c.size desc limit 1) n
       where l.agency_id = w.agency_id) s on true
     where w.agency_id = core.agency_id() and w.removed_at is null order by w.id, s.stream`,
  );
}
