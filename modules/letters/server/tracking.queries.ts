import type { Tx } from '#core/db/tx.ts';
import type { Stage } from '../contract/terms.ts';

export interface TrackedLetter {
  agency_name: string;
  zone: string;
  stage: Stage;
  received_at: Date;
  registered_at: Date;
  followed_at: Date | null;
  settled_at: Date | null;
}

/** What the holder of a receipt code may learn. */
export async function trackedLetter(tx: Tx, code: string): Promise<TrackedLetter | undefined> {
  const rows = await tx.rows<TrackedLetter>(
    'select agency_name, zone, stage, received_at, registered_at, followed_at, settled_at from letters.track($1)',
    [code],
  );
  return rows[0];
}
