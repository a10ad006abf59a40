/** What somebody who rules over the database, or over the folder, may try with the past. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FindingCode } from '../server/check/findings.ts';

/** Where an attack strikes. */
export interface Target {
  agency: string;
  /** A leaf of the letters that is published and not in the last bundle. */
  index: number;
  /** Its event. */
  event: string;
  /** The leaf with which a letter was registered, whose row is held against it every minute. */
  registered: number;
  /** The size of the tree of the letters, all of it published, and the size published before. */
  size: number;
  earlier: number;
}

export interface Attack {
  name: string;
  /** Statements of a superuser, with every trigger and foreign key asleep. */
  sql?: (target: Target) => string;
  /** Files of the log: path under the log's folder, and what they become; undefined takes one away. */
  files?: (target: Target, read: (path: string) => Buffer) => Record<string, Buffer | undefined>;
  /**
   * Exactly the kinds of finding that fsck has of it. Each is thereby a planted fault: were it not looked for, the list
   * would be shorter; were it the only one, the attack would pass unseen.
   */
  caught: readonly FindingCode[];
  /** The record that must be named. */
  record: (target: Target) => string;
  /** What the monitor says of it, where that is less than fsck. */
  monitor?: readonly FindingCode[];
}

export const entry = ({ index }: Target) => `letters entry ${index}`;
export const sized = ({ size }: Target) => `letters size ${size}`;

/** Writes files of a log, or takes them away. */
export function change(folder: string, changed: Record<string, Buffer | undefined>): void {
  for (const [file, content] of Object.entries(changed)) {
    const place = path.join(folder, file);
    if (!content) {
      rmSync(place);
      continue;
    }
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
}
