/** Why a witness does not start, or goes on no further; `detail` is a path or a name for the operator. */
export type WitnessReason =
  /** Another witness works in this folder. */
  | 'folder-taken'
  /** There is a key, and what it cosigned is gone. */
  | 'state-lost'
  /** There is what was cosigned, and no key. */
  | 'key-lost'
  /** What was cosigned of a log cannot be read. */
  | 'state-unreadable'
  | 'key-unreadable'
  /** Others than its owner may read the key. */
  | 'key-open'
  | 'name-needed'
  | 'name-malformed'
  /** The key has another name. */
  | 'name-differs'
  /** The file of the logs is no list of verifier keys. */
  | 'logs-unreadable';

export class WitnessFault extends Error {
  readonly reason: WitnessReason;
  readonly detail: string;

  constructor(reason: WitnessReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.name = 'WitnessFault';
    this.reason = reason;
    this.detail = detail;
  }
}
