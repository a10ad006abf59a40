import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, fail } from '#core/contract/errors.ts';
import { ownEntry } from '#core/processes/own-entry.ts';
import { cageCommand } from './cage-command.ts';
import type { ChildMessage, ChildTask } from './child-messages.ts';
import './errors.ts';
import { treeMemory } from './process-memory.ts';
import { turnTaking } from './turn-taking.ts';

export interface SandboxLimits {
  /** Without a word from the child for this long it is stopped. */
  silenceMilliseconds: number;
  totalMilliseconds: number;
  /** Of the child and what it started, as the system counts. */
  memoryBytes: number;
}

export interface SandboxOptions {
  limits: SandboxLimits;
  /** Another script than the reader, for tests of the limits. */
  entry?: string;
  signal?: AbortSignal;
  onPage?(done: number, total: number): void;
}

export const sandboxMemoryBytes = 900 * 1024 * 1024;

const memoryCheckMilliseconds = 100;
/** Documents read at once in this process; one core stays free for everything else. */
const turns = turnTaking(Math.max(1, availableParallelism() - 1));
/** More than this in line is a flood, not work. */
const longestLine = 200;

/** Kills the child and all it started: it leads a process group of its own. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

async function start(workDir: string, script?: string): Promise<ChildProcess> {
  const [entry, cage] = await Promise.all([
    script ?? ownEntry('core/documents/document-child.ts'),
    cageCommand(),
  ]);
  return fork(entry, [], {
    execPath: cage.program,
    execArgv: [...cage.args, '--max-old-space-size=512'],
    // Nothing of this process's environment: no database, no keys.
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', TMPDIR: workDir, HOME: workDir, OMP_THREAD_LIMIT: '1' },
    cwd: workDir,
    detached: true,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function converse(
  child: ChildProcess,
  task: ChildTask,
  { limits, signal, onPage }: SandboxOptions,
): Promise<ChildMessage> {
  return new Promise((resolve, reject) => {
    const stop = (code: string): void => {
      kill(child);
      reject(new AppError(code));
    };
    const tooLong = (): void => stop('documents.took-too-long');
    let silence = setTimeout(tooLong, limits.silenceMilliseconds);
    const total = setTimeout(tooLong, limits.totalMilliseconds);
    const watch = setInterval(() => {
      void treeMemory(child.pid ?? 0).then((bytes) => {
        if (bytes > limits.memoryBytes) stop('documents.took-too-much-memory');
      });
    }, memoryCheckMilliseconds);
    const cancel = (): void => stop('documents.cancelled');
    signal?.addEventListener('abort', cancel, { once: true });

    child.on('message', (message: ChildMessage) => {
      clearTimeout(silence);
      if (message.kind !== 'page') return resolve(message);
      silence = setTimeout(tooLong, limits.silenceMilliseconds);
      onPage?.(message.done, message.total);
    });
    child.on('error', () => stop('documents.reader-stopped'));
    child.on('exit', () => {
      clearTimeout(silence);
      clearTimeout(total);
      clearInterval(watch);
      signal?.removeEventListener('abort', cancel);
      // After a result this changes nothing; without one the child has crashed.
      reject(new AppError('documents.reader-stopped'));
    });
    child.send(task, (error) => {
      if (error) stop('documents.reader-stopped');
    });
  });
}

/**
 * Gives one task to a child process of its own: an empty working folder, no environment, no network where the
 * system allows that, limits on time and memory. Whatever the file does to the child, this process goes on.
 * @throws the child's own documents.* error, documents.took-too-long, documents.took-too-much-memory,
 *   documents.reader-stopped (it crashed), documents.cancelled, core.busy (too many in line)
 */
export async function runInSandbox(task: ChildTask, options: SandboxOptions): Promise<ChildMessage> {
  if (turns.waiting >= longestLine) fail('core.busy');
  if (options.signal?.aborted) fail('documents.cancelled');
  const leave = await turns.enter(options.signal).catch(() => fail('documents.cancelled'));
  const workDir = await mkdtemp(join(tmpdir(), 'pendopo-document-'));
  let child: ChildProcess | undefined;
  try {
    child = await start(workDir, options.entry);
    const message = await converse(child, task, options);
    return message.kind === 'failed' ? fail(message.code, message.params) : message;
  } finally {
    if (child) kill(child);
    await rm(workDir, { recursive: true, force: true });
    leave();
  }
}
