import { closePool, openPool } from '#core/db/pool.ts';
import type { Logger } from '#core/log/logger.ts';
import type { OwnerHand } from '#modules/ledger/server/ledger.api.ts';

/** Statements as the owner of the tables, for tamper drills: past every role and every rule. Connects with the first one. */
export function ownerHand(url: string, log: Logger): { hand: OwnerHand; close(): Promise<void> } {
  let pool: ReturnType<typeof openPool> | undefined;
  return {
    hand: async (text, values) => {
      pool ??= openPool({ url, max: 1, name: 'pendopo_drill', log, foreign: true });
      return (await pool.query(text, [...values])).rowCount ?? 0;
    },
    close: async () => {
      if (pool) await closePool(pool);
    },
  };
}
