/** What is wrong with a bag; `archive.bag.<code>` in the locales. Those of `checksums` leave a bag complete. */
export const bagFaultCodes = [
  'declaration-missing',
  'declaration-malformed',
  'version-unknown',
  'encoding-unknown',
  'payload-missing',
  'manifest-missing',
  'algorithm-unknown',
  'line-malformed',
  'path-unsafe',
  'path-outside',
  'path-inside',
  'listed-twice',
  'listed-apart',
  'file-missing',
  'file-unlisted',
  'manifest-unlisted',
  'tag-manifest-listed',
  'fetch-unlisted',
  'not-a-plain-file',
  'too-large',
  'no-single-folder',
  'archive-broken',
  'checksum-mismatch',
  'oxum-mismatch',
] as const;
export type BagFaultCode = (typeof bagFaultCodes)[number];

/** What is odd without breaking the format. */
export const bagWarningCodes = [
  'binary-mark',
  'dot-path',
  'listed-twice-alike',
  'names-differ-by-case',
  'names-differ-by-form',
  'system-file',
  'tag-manifests-differ',
  'weak-algorithm',
] as const;
export type BagWarningCode = (typeof bagWarningCodes)[number];

export interface BagFault<Code extends string = BagFaultCode> {
  code: Code;
  /** The file or the line that is meant. */
  at: string;
}

export interface BagVerdict {
  /** Everything is there that is listed, and listed that is there (RFC 8493 §3). */
  complete: boolean;
  /** Complete, and every checksum holds. */
  valid: boolean;
  version: string | null;
  files: number;
  bytes: number;
  faults: BagFault[];
  warnings: BagFault<BagWarningCode>[];
}

/** Faults that say that content differs, not that something is missing. */
export const contentFaults: ReadonlySet<BagFaultCode> = new Set<BagFaultCode>([
  'checksum-mismatch',
  'oxum-mismatch',
]);
