import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second for user space, whatever the kernel ticks. */
const millisecondsPerTick = 10;

/** Milliseconds of processor time that a process has used, in user space and in the kernel; 0 when it is gone. */
export function cpuTime(pid: number): number {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return 0;
  }
  // The name in parentheses may hold spaces; state is the first field after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
}
