import { watchedRows } from '#app/modules.ts';
import { fsck } from '../server/check/fsck.ts';
import { monitor, rounds } from '../server/check/monitor.ts';
import type { LedgerHouse } from './ledger-house.ts';

/** Findings as sorted lines: `I10 row-changed: archive <id> title`. */
export const linesOf = (findings: readonly { invariant: string; finding: string; record: string }[]) =>
  findings.map((one) => `${one.invariant} ${one.finding}: ${one.record}`).toSorted();

/** What the checks of a log say about rows and files of the modules. */
export function whatIsFound(at: LedgerHouse) {
  const options = { watched: watchedRows, files: at.house.house.services.files };
  return {
    checked: async () => linesOf((await fsck(at.ctx, at.tiles, options)).findings),
    /** As the monitor sees it within as many minutes as it needs for every leaf. */
    seen: async () => {
      const runs = await Promise.all(
        Array.from({ length: rounds }, (_, run) => monitor(at.ctx, at.tiles, run, options)),
      );
      return [...new Set(linesOf(runs.flatMap(({ findings }) => findings)))];
    },
    /** As somebody who rules over the database: no trigger sees it. */
    strike: (sql: string) => at.owner(`begin; set local session_replication_role = replica; ${sql}; commit`),
  };
}
