import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../project-root.ts';
import { claimDataFolder } from './data-folder-owner.ts';
import { findPostmaster, isAlive, stopPostmaster } from './postmaster.ts';
import { type Embedded, findEmbedded, startEmbedded } from './start-embedded.ts';

let dataDir: string;
let server: Embedded | undefined;
const lines: string[] = [];

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'pendopo-embedded-'));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  lines.length = 0;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function start(): Promise<Embedded> {
  server = await startEmbedded({ dataDir, archive: true, log: (line) => lines.push(line) });
  return server;
}

async function query<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client(server?.adminUrl);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

test('the first start makes a checksummed Indonesian cluster that only a password opens', async () => {
  const { port, adminUrl } = await start();
  const [facts] = await query<Record<string, string>>(
    `select datlocale as locale, current_setting('data_checksums') as checksums, current_setting('archive_mode') as archive,
            current_setting('unix_socket_directories') as sockets, current_setting('log_parameter_max_length_on_error') as shown
       from pg_database where datname = 'postgres'`,
  );
  expect(facts).toEqual({ locale: 'id-ID', checksums: 'on', archive: 'on', sockets: '', shown: '0' });
  const stranger = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: 'guess',
    database: 'postgres',
  });
  await expect(stranger.connect()).rejects.toThrow('password authentication failed');
  expect(statSync(join(dataDir, 'secrets/database-owner')).mode & 0o777).toBe(0o600);
  expect(await findEmbedded(dataDir)).toMatchObject({ port, adminUrl });
});

test('it knows the Indonesian stop words', async () => {
  await start();
  await query(
    'create text search dictionary stem (template = snowball, language = indonesian, stopwords = indonesian)',
  );
  expect(
    await query(`select ts_lexize('stem', 'yang') as dropped, ts_lexize('stem', 'surat') as kept`),
  ).toEqual([{ dropped: [], kept: ['surat'] }]);
});

test.runIf(process.getuid?.() === 0)(
  'started as root it runs as somebody else, and says so once',
  async () => {
    const { pid } = await start();
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status).not.toMatch(/^Uid:\t0\t/m);
    expect(lines.filter((line) => line.startsWith('Started as root'))).toHaveLength(1);
  },
);

test('after kill -9 the server comes back on the same port with everything that was acknowledged', async () => {
  const { pid, port } = await start();
  await query('create table if not exists kept (number int)');
  await query('insert into kept values (1)');
  process.kill(pid, 'SIGKILL');
  await eventually(
    () => server?.pid !== pid && lines.filter((line) => line.includes('ready to accept')).length === 2,
  );
  expect(server?.port).toBe(port);
  expect(await query('select number from kept')).toEqual([{ number: 1 }]);
});

test('after kill -9 of Pendopo itself the next start finds the folder free and everything kept', async () => {
  const { child, pid } = await startInOtherProcess();
  expect(await attempt(start)).toContain('Another Pendopo');
  child.kill('SIGKILL');
  await once(child, 'exit');
  await start();
  expect(isAlive(pid)).toBe(false);
  expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server that still runs when its Pendopo is dead is stopped by the next start', async () => {
  const { child, pid } = await startInOtherProcess();
  // Planted: the other process forgets its server but lives on, and the note names a dead owner.
  writeFileSync(join(dataDir, 'owner.json'), JSON.stringify({ pid: 999_999_999, started: '1' }));
  child.kill('SIGSTOP');
  await start();
  expect(lines.some((line) => line.includes('left behind'))).toBe(true);
  expect(server?.pid).not.toBe(pid);
  child.kill('SIGKILL');
});

test('a living Pendopo keeps its data folder to itself', async () => {
  const other = spawn('sleep', ['30']);
  try {
    const started = readFileSync(`/proc/${other.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
    writeFileSync(join(dataDir, 'owner.json'), JSON.stringify({ pid: other.pid, started }));
    expect(() => claimDataFolder(dataDir)).toThrow(`Another Pendopo (process ${other.pid})`);
  } finally {
    other.kill();
    rmSync(join(dataDir, 'owner.json'), { force: true });
  }
});

test('a process that only has the number of the old server is neither stopped nor in the way', async () => {
  await (await start()).stop();
  const innocent = spawn('sleep', ['30']);
  const cluster = join(dataDir, 'database');
  try {
    writeFileSync(
      join(cluster, 'postmaster.pid'),
      `${innocent.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n0 0\nready\n`,
    );
    expect(findPostmaster(cluster)).toBeUndefined();
    await stopPostmaster(cluster, innocent.pid ?? 0);
    await start();
    expect(isAlive(innocent.pid ?? 0)).toBe(true);
  } finally {
    innocent.kill();
  }
});

/** Another Pendopo process on the same data folder. */
async function startInOtherProcess(): Promise<{ child: ChildProcess; pid: number }> {
  const script = join(projectRoot(), '.cache', `embedded-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: `import { startEmbedded } from './core/db/embedded/start-embedded.ts';
        const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} });
        console.log(server.pid);
        setInterval(() => {}, 1000);`,
      resolveDir: projectRoot(),
    },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(script, { force: true });
  });
  const [pid] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, pid: Number(pid.toString()) };
}

async function attempt(action: () => Promise<unknown>): Promise<string> {
  return action().then(
    () => '',
    (error: Error) => error.message,
  );
}

async function eventually(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && !holds(); attempt++) await sleep(50);
  expect(holds()).toBe(true);
}
