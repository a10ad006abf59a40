import type { Invariant } from '../contract/terms.ts';

/** Why a log is neither lengthened nor signed. */
export type RefusalCode =
  /** The database has fewer leaves than are published: it was restored. */
  | 'database-behind'
  /** What is published and what is in the database are two histories. */
  | 'published-differs'
  /** The published checkpoint is not signed by this log. */
  | 'published-forged'
  /** The files are gone that the database calls published: the publisher writes them anew first. */
  | 'published-missing'
  /** A witness saw more than the database has, or something else. */
  | 'witness-ahead'
  | 'witness-saw-other'
  /** Another root was kept for this size. */
  | 'another-root'
  /** The tiles do not lead to the root that the database has. */
  | 'tiles-differ';

/** Work on a log that stops rather than signs what might be a second history. `record` names where. */
export class LedgerRefusal extends Error {
  readonly code: RefusalCode;
  readonly invariant: Invariant;
  readonly record: string;

  constructor(code: RefusalCode, invariant: Invariant, record: string) {
    super(`${code}: ${record}`);
    this.name = 'LedgerRefusal';
    this.code = code;
    this.invariant = invariant;
    this.record = record;
  }
}
