import type { Invariant } from '../../contract/terms.ts';
import type { Finding } from './findings.ts';
import type { CheckingContext } from './standing.ts';

/**
 * One step of a check. What cannot be looked at is a finding of its own: whoever breaks one thing so that reading it
 * fails must not blind the monitor for all others.
 */
export async function guarded(
  { log }: Pick<CheckingContext, 'log'>,
  invariant: Invariant,
  record: string,
  look: () => Promise<readonly Finding[]>,
): Promise<Finding[]> {
  try {
    return [...(await look())];
  } catch (err) {
    log.error({ err, record }, 'the ledger cannot be looked at');
    return [{ invariant, finding: 'cannot-look', record }];
  }
}
