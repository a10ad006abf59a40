import { createHash } from 'node:crypto';

/** One member of a backup file and the SHA-256 (lower-case hex) of its bytes as they lie in the file. */
export interface Member {
  name: string;
  size: number;
  sha256: string;
}

/** What a backup file says about itself: the first line of its manifest. */
export interface BackupFacts {
  format: 'pendopo-backup';
  version: 1;
  /** ISO instant at which the database part was complete: the earliest moment a restore can go to. */
  completeAt: string;
  /** Absent when the database lies outside and is backed up by other means. */
  database?: {
    /** Version of PostgreSQL, as `18.4`. */
    postgres: string;
    /** First and last segment of the log without which the copy is not consistent. */
    firstSegment: string;
    lastSegment: string;
  };
  /** The published files of the logs, where there are any; those in a bucket have its own backup. */
  published?: { count: number; bytes: number };
  /** Where the objects are: in this file, or in a bucket that has its own backup. */
  objects: { count: number; bytes: number } | { bucket: string };
  /** True when the secret key is inside; a file without it can only be restored where the key is known. */
  holdsKey: boolean;
  /** SHA-256 of the secret key, to prove that the right one is at hand. */
  keyFingerprint: string;
}

/** What the copy of one agency says about itself. */
export interface ExportFacts {
  format: 'pendopo-export';
  version: 1;
  agency: { id: string; code: string; name: string };
  /** ISO instant at which the rows were read, all at once. */
  takenAt: string;
  /** Tables whose rows are not in it. */
  leftOut: readonly string[];
}

export interface Manifest {
  facts: BackupFacts;
  members: Map<string, Member>;
}

export const MANIFEST = 'manifest.jsonl';
export const MANIFEST_DIGEST = 'manifest.sha256';

/** JSON lines: the facts, then one line per member in the order of the file. */
export function writeManifest(facts: BackupFacts | ExportFacts, members: readonly Member[]): Buffer {
  return Buffer.from([facts, ...members].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

export function readManifest(content: Buffer): Manifest {
  const [first = '', ...lines] = content.toString('utf8').trimEnd().split('\n');
  const members = lines.map((line) => JSON.parse(line) as Member);
  return {
    facts: JSON.parse(first) as BackupFacts,
    members: new Map(members.map((member) => [member.name, member])),
  };
}

export function fingerprint(key: Buffer): string {
  return createHash('sha256').update('pendopo secret key').update(key).digest('hex');
}
