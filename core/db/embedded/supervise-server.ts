import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverEnvironment } from './create-cluster.ts';
import type { OperatingUser } from './operating-user.ts';
import { OperatorError } from './operator-error.ts';
import { forgetStalePostmaster, stopPostmaster } from './postmaster.ts';

/** A server that is started again when it dies by itself, until it is stopped. */
export interface SupervisedServer {
  /** The number of the process that runs now. */
  pid(): number;
  stop(): Promise<void>;
}

export interface ServerProcess {
  command: string[];
  user: OperatingUser;
  cluster: string;
  log: (line: string) => void;
}

/** How often a dead server is started again before we give up, and how long we wait in between (ms). */
const TRIES = 40;
const PAUSE = 250;

/** Starts the server process and resolves when it takes connections. */
export async function superviseServer(server: ServerProcess): Promise<SupervisedServer> {
  let stopping = false;
  let child = await startUntilReady(server);
  let restart: Promise<void> = Promise.resolve();

  const watch = (): void => {
    child.once('exit', () => {
      if (!stopping) restart = startAgain();
    });
  };
  const startAgain = async (): Promise<void> => {
    server.log('PostgreSQL died unexpectedly and is started again.');
    try {
      child = await startUntilReady(server, () => stopping);
      watch();
    } catch (error) {
      server.log((error as Error).message);
    }
  };

  watch();
  return {
    pid: () => child.pid ?? 0,
    stop: async () => {
      stopping = true;
      await restart;
      const gone = hasExited(child) ? undefined : new Promise((done) => child.once('exit', done));
      await stopPostmaster(server.cluster, child.pid ?? 0);
      await gone;
    },
  };
}

/**
 * A few tries, because after a kill -9 the backends of the dead server may need a moment to notice and let go of
 * the shared memory; PostgreSQL refuses to start until then.
 */
async function startUntilReady(server: ServerProcess, abandoned = () => false): Promise<ChildProcess> {
  let complaint = '';
  for (let attempt = 0; attempt < TRIES && !abandoned(); attempt++) {
    if (attempt > 0) await sleep(PAUSE);
    forgetStalePostmaster(server.cluster);
    const outcome = await startOnce(server);
    if (typeof outcome !== 'string') return outcome;
    complaint = outcome;
    if (!/shared memory block|lock file/.test(complaint)) break;
  }
  throw new OperatorError(`PostgreSQL does not start: ${complaint}`);
}

/** Resolves with the running process, or with the last words of one that left before it was ready. */
function startOnce({ command, user, cluster, log }: ServerProcess): Promise<ChildProcess | string> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    uid: user.uid,
    gid: user.gid,
    cwd: cluster,
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C in the terminal reaches us first, and we stop it when our work is done.
    detached: true,
  });
  let lastComplaint = '';
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(lastComplaint || `it left with ${code ?? signal}`));
    createInterface({ input: child.stderr }).on('line', (line) => {
      log(`postgres: ${line}`);
      if (/FATAL|PANIC/.test(line)) lastComplaint = line;
      if (line.includes('database system is ready to accept connections')) resolve(child);
    });
  });
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
