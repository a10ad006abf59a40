import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '#core/db/project-root.ts';

export interface ServedOffice {
  /** `http://localhost:PORT`: a secure context, and a name that passkeys may be bound to. */
  url: string;
  dataDir: string;
  stop(): Promise<void>;
}

const startPatience = 120_000;

/** The built program as an operator runs it: own data folder, own port, the demo regency in it, and further settings. */
export async function serveOffice(settings: Readonly<Record<string, string>> = {}): Promise<ServedOffice> {
  const root = projectRoot();
  const built = spawnSync(process.execPath, ['bin/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The program could not be built.');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'pendopo-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['build/server/cli.js', 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ TAMPER_DRILL: 'yes', ...settings },
      ...{ DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url, LOG_LEVEL: 'warn' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    await ended(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, dataDir, stop };
}

async function ready(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4_000);
  });
  const late = setTimeout(() => child.kill(), startPatience);
  try {
    for await (const line of createInterface({ input: child.stdout! })) {
      if (line.startsWith('Pendopo siap')) return;
    }
    throw new Error(`The program did not become ready:\n${said}`);
  } finally {
    clearTimeout(late);
    child.stdout?.resume();
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('No port is free.');
  return address.port;
}
