import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The program as an operator runs it, in a process of its own. */
export interface Program {
  url: string;
  pid: number;
  /** Waits until it is well again; fails at once when its process has ended. @returns milliseconds waited */
  recovered(patience?: number): Promise<number>;
  /** SIGKILL: no handler runs, nothing is finished. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code; null when a signal ended it. */
  exited: Promise<number | null>;
}

export interface ProgramOptions {
  /** The built command line, `cli.js`. */
  cli: string;
  command: 'serve' | 'web' | 'worker';
  /** A worker may have none. */
  port?: number;
  env: Record<string, string>;
  /** Options of Node.js itself. */
  nodeOptions?: string[];
  /** How long to wait until it is healthy, in milliseconds. */
  patience?: number;
}

/** Starts the program and resolves when `GET /healthz` answers 200 (at once for a worker without an address). */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { cli, command, port, env, nodeOptions = [] } = options;
  const child = spawn(process.execPath, [...nodeOptions, cli, command], {
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      [command === 'worker' ? 'WORKER_PORT' : 'PORT']: port === undefined ? '' : String(port),
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (text: Buffer) => {
    words = (words + text.toString()).slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}`;
  const recovered = (patience = 120_000) =>
    untilHealthy(url, patience, () => {
      if (hasExited(child)) throw new Error(`the program has ended: ${words}`);
    }).catch((error: Error) => {
      throw new Error(`${error.message}; its last words: ${words}`);
    });
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  if (port !== undefined) await recovered(options.patience);
  return {
    url,
    pid: child.pid!,
    recovered,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    signal: (name) => void child.kill(name),
    exited,
  };
}

/** Resolves when the server answers that it is well. @returns milliseconds waited */
async function untilHealthy(url: string, patience: number, look: () => void): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < patience) {
    look();
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (answer?.status === 200) return performance.now() - started;
    await sleep(50);
  }
  throw new Error(`${url} is not healthy after ${patience} ms`);
}

/** A TCP port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, failed) => probe.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasExited(child)) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}
