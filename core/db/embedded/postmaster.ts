import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A running PostgreSQL server (the "postmaster" process) of one cluster folder. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** No process has this number: Linux counts to 4,194,304 at most. */
const NOBODYS_PID = 999_999_999;

/** The server that runs on this cluster folder, proved by its command line and not by its number alone. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const note = readNote(cluster);
  if (!note || !isPostgresOf(cluster, note.pid)) return undefined;
  return note;
}

/**
 * After a crash `postmaster.pid` may hold a number that another program has since received; PostgreSQL then refuses
 * to start. Only the number is replaced: the rest of the file lets PostgreSQL find backends of the crashed server
 * that still hold its shared memory.
 */
export function forgetStalePostmaster(cluster: string): void {
  const note = readNote(cluster);
  if (!note || !isAlive(note.pid) || isPostgresOf(cluster, note.pid)) return;
  const file = join(cluster, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [NOBODYS_PID, ...rest].join('\n'));
}

/**
 * Stops a server: first "fast" (SIGINT: roll back what is open, checkpoint, leave), after `patience` ms
 * "immediate" (SIGQUIT: leave as in a crash; the next start recovers from the log). Nothing committed is lost.
 */
export async function stopPostmaster(cluster: string, pid: number, patience = 30_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isPostgresOf(cluster, pid)) return;
    signalProcess(pid, signal);
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) of ${cluster} does not stop.`);
}

/** True when a process with this number exists, whoever owns it; a process waiting to be reaped does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return processState(pid) !== 'Z';
}

/** The moment a process started, as an opaque text: together with the number it names one process for ever. */
export function startMark(pid: number): string {
  return processFields(pid)[19] ?? '';
}

function readNote(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) } : undefined;
}

function isPostgresOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  const command = commandLine(pid);
  const isServer = command.some((word) => /(^|[\\/])postgres(\.exe)?$/.test(word)) && command.includes('-D');
  return isServer && (command.includes(cluster) || workingFolder(pid) === realpathSync(cluster));
}

function commandLine(pid: number): string[] {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch {
    return [];
  }
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function processState(pid: number): string | undefined {
  return processFields(pid)[0];
}

/** The fields of /proc/<pid>/stat after the program name, the first being the state. */
function processFields(pid: number): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
