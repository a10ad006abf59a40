import type { LogName } from '../../contract/terms.ts';
import type { Finding } from '../check/findings.ts';
import { LedgerRefusal } from '../ledger-refusal.ts';
import { StoreFault } from '../store/named-faults.ts';

/** A log that could not be lengthened or published. */
export interface LogFailure {
  log: LogName;
  error: unknown;
}

/** Tries in a row after which a failure that is no refusal is told: what passes by itself is not. */
const lastingTries = 3;

/** What is told of failures. A refusal is told at once: it does not pass. @param tries how many tries in a row failed */
export function findingsOf(failures: readonly LogFailure[], tries: ReadonlyMap<LogName, number>): Finding[] {
  return failures.flatMap(({ log, error }): Finding[] => {
    if (error instanceof LedgerRefusal)
      return [{ invariant: error.invariant, finding: error.code, record: error.record }];
    if ((tries.get(log) ?? 0) < lastingTries) return [];
    const finding = error instanceof StoreFault ? 'storage-silent' : 'cannot-publish';
    return [{ invariant: 'I8', finding, record: `${log} checkpoint` }];
  });
}
