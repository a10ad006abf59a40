import type { Tx } from '#core/db/tx.ts';
import type { LogName } from '../../contract/terms.ts';

/** Below which size narrower tiles were taken away already. */
export async function sweptSize(tx: Tx, stream: LogName): Promise<number> {
  const [row] = await tx.rows<{ size: number }>(
    'select size from ledger.swept where agency_id = core.agency_id() and stream = $1',
    [stream],
  );
  return row?.size ?? 0;
}

export async function keepSwept(tx: Tx, stream: LogName, size: number, now: Date): Promise<void> {
  await tx.rows(
    `insert into ledger.swept (agency_id, stream, size, swept_at) values (core.agency_id(), $1, $2, $3)
     on conflict (agency_id, stream) do update set size = excluded.size, swept_at = excluded.swept_at`,
    [stream, size, now],
  );
}

/** The largest size that was published before a moment; 0 for none. */
export async function publishedBefore(tx: Tx, stream: LogName, moment: Date): Promise<number> {
  const [row] = await tx.rows<{ size: number }>(
    `select size from ledger.checkpoint where agency_id = core.agency_id() and stream = $1 and published_at < $2
     order by size desc limit 1`,
    [stream, moment],
  );
  return row?.size ?? 0;
}
