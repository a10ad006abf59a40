/**
 * Names of log segments: 24 hex digits, the time line (8), then the number of the segment as 4 GB unit (8) and
 * segment of 16 MB inside it (8). PostgreSQL, "Write-Ahead Log Internals".
 */
const SEGMENTS_PER_UNIT = 256;
const NAME = /^[0-9A-F]{24}$/;

/** True for a segment or the history of a time line: what a restore can use from an archive folder. */
export function isLogFile(name: string): boolean {
  return NAME.test(name) || /^[0-9A-F]{8}\.history$/.test(name);
}

export function isSegment(name: string): boolean {
  return NAME.test(name);
}

/** The running number of a segment, without its time line. */
export function segmentNumber(name: string): number {
  return Number.parseInt(name.slice(8, 16), 16) * SEGMENTS_PER_UNIT + Number.parseInt(name.slice(16), 16);
}

/** All segment names from the first to the last, on the time line of the first. */
export function segmentsBetween(first: string, last: string): string[] {
  const names: string[] = [];
  for (let number = segmentNumber(first); number <= segmentNumber(last); number++) {
    names.push(
      first.slice(0, 8) + hex(Math.floor(number / SEGMENTS_PER_UNIT)) + hex(number % SEGMENTS_PER_UNIT),
    );
  }
  return names;
}

/**
 * The first segment that is missing between `last` of a backup and the newest of `names`: PostgreSQL would take such a
 * hole for the end of the log and open the database without what follows.
 */
export function firstGap(last: string, names: readonly string[]): string | undefined {
  const newer = names.filter((name) => isSegment(name) && segmentNumber(name) > segmentNumber(last));
  const newest = newer.sort((a, b) => segmentNumber(a) - segmentNumber(b)).at(-1);
  if (!newest) return undefined;
  const present = new Set(newer.map(segmentNumber));
  return segmentsBetween(last, newest)
    .slice(1)
    .find((name) => !present.has(segmentNumber(name)));
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(8, '0');
}
