import type { LogName } from '../../contract/terms.ts';
import { alarmedThing } from '../alarms/alarmed-thing.ts';
import type { AlarmRow } from '../alarms/alarms.writes.ts';
import type { Finding } from './findings.ts';

/** What a run of the monitor could look at. That something is not among its findings says nothing where it did not look. */
export interface Looked {
  /** Looked at whole with every run: what waits, the rows, the anchors, and what the witnesses of each log say. */
  parts: Set<'events' | 'rows' | 'anchors' | `${LogName} witnesses`>;
  /** Logs of which all of this run's share was looked at. */
  shares: Set<LogName>;
  /** Things whose rows, and whose files, were looked at: `letters <id>`. */
  rows: Set<string>;
  files: Set<string>;
  /** Records of logs that were named earlier and looked at by themselves: `letters size 300`. */
  records: Set<string>;
}

export const nothingLooked = (): Looked => ({
  parts: new Set(),
  shares: new Set(),
  rows: new Set(),
  files: new Set(),
  records: new Set(),
});

const ofLog = /^((?:letters|attendance|access)(?:-\d+)?) \S/;

/** The log that a record is of; nothing for events and rows. */
export function logOfRecord(record: string): LogName | undefined {
  return alarmedThing(record) ? undefined : (ofLog.exec(record)?.[1] as LogName | undefined);
}

/** Records of a log that no share looks at by itself: an earlier checkpoint, a tile by its path. */
export const isByItself = (record: string): boolean => /^\S+ (?:size \d+$|tile\/)/.test(record);

type Alarm = Pick<AlarmRow, 'invariant' | 'finding' | 'record' | 'lastSeenAt'>;

/** Whether the monitor looked at what an alarm is about. @param since when each log was last looked at in all its shares */
export function wasLookedAt(
  { invariant, finding, record, lastSeenAt }: Alarm,
  looked: Looked,
  since: ReadonlyMap<LogName, Date>,
): boolean {
  const thing = alarmedThing(record);
  if (thing) return (invariant === 'I9' ? looked.files : looked.rows).has(`${thing.module} ${thing.thingId}`);
  if (invariant === 'I8' || /^event/.test(record)) return looked.parts.has('events');
  if (isOfAnchors({ finding, record })) return looked.parts.has('anchors');
  const log = logOfRecord(record);
  if (!log) return looked.parts.has('rows');
  if (finding.startsWith('witness-') || record === `${log} witnesses`)
    return looked.parts.has(`${log} witnesses`);
  if (isByItself(record) && !looked.records.has(record)) return false;
  return (since.get(log)?.getTime() ?? 0) > lastSeenAt.getTime();
}

const isOfAnchors = ({ finding, record }: Pick<Finding, 'finding' | 'record'>): boolean =>
  record === 'anchors' || finding === 'anchor-differs' || finding === 'anchor-not-believed';
