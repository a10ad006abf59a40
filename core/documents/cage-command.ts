import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';

/** A program and its leading arguments, in front of the one that is to be confined. */
export interface CageCommand {
  program: string;
  args: string[];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function succeeds(program: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 3000 }, (error) => resolve(error === null));
  });
}

/** Kernel limits: no core dumps, no file over 2 GB, 256 open files, three hours of processor time. */
const limits = ['--core=0', '--fsize=2147483648', '--nofile=256', '--cpu=10800'];

async function find(): Promise<CageCommand> {
  const parts: string[] = [];
  if (await exists('/usr/bin/prlimit')) parts.push('/usr/bin/prlimit', ...limits);
  // A network of its own with nothing in it, where the kernel lets ordinary users have one.
  if ((await exists('/usr/bin/unshare')) && (await succeeds('/usr/bin/unshare', ['-rn', 'true']))) {
    parts.push('/usr/bin/unshare', '-rn');
  }
  const [program = process.execPath, ...args] = [...parts, process.execPath];
  return { program, args };
}

let found: Promise<CageCommand> | undefined;

/**
 * Node itself, behind `prlimit` and `unshare` where this machine has them (Linux). They replace one another by
 * exec, so the process keeps its id and its message channel.
 */
export function cageCommand(): Promise<CageCommand> {
  found ??= find();
  return found;
}
