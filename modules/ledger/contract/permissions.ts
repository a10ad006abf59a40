import { permission } from '#core/contract/permission.ts';

/** Decide who witnesses the log and how many are enough; held on the root of the units. */
export const configureLedger = permission('ledger.configure');

/** See the state of the log and fetch its proofs; held on the root of the units. */
export const watchLedger = permission('ledger.watch');
