import type { Invariant } from '../../contract/terms.ts';

/** What a check can find, by the invariant that is broken. */
export const findingCodes = {
  /** Each event has one leaf, and the leaves of an object are counted without gaps. */
  I1: [
    'event-without-leaf',
    'event-missing',
    'event-twice',
    'sequence-gap',
    'leaf-says-otherwise',
    'cannot-look',
  ],
  /** Places are dense from 0. */
  I2: ['index-missing', 'index-beyond-tree', 'cannot-look'],
  /** A hash is that of its leaf. */
  I3: ['hash-differs', 'leaf-unreadable'],
  /** Tiles, database and checkpoints lead to one root. */
  I4: [
    ...['bundle-differs', 'bundle-missing', 'tile-differs', 'tile-missing', 'tree-differs'],
    ...['root-differs', 'published-forged', 'note-forged', 'tiles-differ', 'database-behind'],
    ...['anchor-differs', 'anchor-not-believed', 'anchor-missing', 'chain-differs'],
    ...['clock-differs', 'clock-not-believed', 'cannot-look'],
  ],
  /** Every checkpoint goes on from the one before. */
  I5: ['not-consistent'],
  /** One root for a size. */
  I6: ['published-differs', 'published-missing', 'another-root', 'checkpoint-missing', 'note-says-otherwise'],
  /** Witnesses saw what we know. */
  I7: ['witness-ahead', 'witness-saw-other', 'cosignature-forged', 'database-behind', 'cannot-look'],
  /** Events get their leaves soon, leaves are published soon, and anchored where anchors are asked for. */
  I8: ['pending-old', 'publish-late', 'anchor-late', 'cannot-publish', 'storage-silent'],
  /** The file that a leaf names is stored. */
  I9: [
    'file-missing',
    'file-differs',
    'object-missing',
    'object-changed',
    'object-unreadable',
    'storage-silent',
    'cannot-look',
  ],
  /** The row of an event is what its leaf commits to, and the rows of modules are what their events settled. */
  I10: [
    ...['event-changed', 'object-differs', 'secret-missing', 'secret-changed', 'erasure-untold'],
    ...['row-changed', 'row-missing', 'row-without-event', 'cannot-look'],
  ],
} as const satisfies Record<Invariant, readonly string[]>;

export type FindingCode = (typeof findingCodes)[Invariant][number];

/** Something that does not hold, and the record where it was seen. */
export interface Finding {
  invariant: Invariant;
  finding: FindingCode;
  /** `letters entry 17`, `letters size 300`, `event <id>`, `letters tile/1/000.p/3`, `letters checkpoint`, `letters time-stamp`, `letters <id> subject`. */
  record: string;
}

/** What tells one finding from another. */
export const lineOf = ({ invariant, finding, record }: Finding): string =>
  `${invariant} ${finding} ${record}`;

/** Each finding once, whichever way it was come upon. */
export function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [lineOf(one), one])).values()];
}
