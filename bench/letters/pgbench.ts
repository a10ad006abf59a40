import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { quantile } from '../measures.ts';

const execute = promisify(execFile);
let runs = 0;

export interface RawRun {
  databaseUrl: string;
  script: string;
  connections: number;
  seconds: number;
}

export interface RawResult {
  perSecond: number;
  /** Milliseconds of one transaction. */
  p50: number;
  p99: number;
}

/** Where pgbench is; Debian keeps it out of the path. */
export function findPgbench(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').sort().reverse()
    : [];
  return [
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`),
    '/usr/bin/pgbench',
  ].find((file) => existsSync(file));
}

/** Runs the script by pgbench, each statement prepared once a connection as the server prepares them. */
export async function pgbench(
  program: string,
  { databaseUrl, script, connections, seconds }: RawRun,
): Promise<RawResult> {
  runs += 1;
  const folder = mkdtempSync(path.join(tmpdir(), 'pendopo-pgbench-'));
  try {
    writeFileSync(path.join(folder, 'script.sql'), script);
    const { pathname, hostname, port, username, password } = new URL(databaseUrl);
    const args = [
      '-n',
      '-M',
      'prepared',
      '-f',
      'script.sql',
      '-c',
      `${connections}`,
      '-j',
      '1',
      '-T',
      `${seconds}`,
    ];
    const more = [
      '-D',
      'seq=0',
      '-D',
      `run=${runs}`,
      '-D',
      `clients=${connections}`,
      '--log',
      '--log-prefix=times',
      '-h',
      hostname,
      '-p',
      port,
      '-U',
      username,
    ];
    const { stdout } = await execute(program, [...args, ...more, pathname.slice(1)], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        PGPASSWORD: decodeURIComponent(password),
        // As the server's own connections have it.
        PGOPTIONS: '-c plan_cache_mode=force_generic_plan',
      },
    }).catch((error: Error & { stderr?: string }) => {
      throw new Error(`pgbench: ${error.stderr?.slice(0, 2_000) ?? error.message}`);
    });
    const times = readdirSync(folder)
      .filter((file) => file.startsWith('times'))
      .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').trim().split('\n'))
      .map((line) => Number(line.split(' ')[2]) / 1_000);
    return {
      perSecond: Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
