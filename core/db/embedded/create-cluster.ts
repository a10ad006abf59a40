import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { giveTo, type OperatingUser } from './operating-user.ts';
import { OperatorError } from './operator-error.ts';

const run = promisify(execFile);

/** Name of the owner of the embedded cluster; the application itself connects as roles that own nothing. */
export const OWNER = 'postgres';

/** Where the cluster of a data folder lies. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'database');
}

/** The owner's password, made once and kept where only the user who starts Pendopo can read it. */
export async function ownerPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secrets', 'database-owner');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/**
 * Makes an empty cluster once: UTF-8, sorted as Indonesian by ICU, with checksums on every page, every
 * connection by scram password. It is made under another name and then renamed: an interrupted try leaves nothing.
 */
export async function createCluster(
  dataDir: string,
  binaries: Binaries,
  user: OperatingUser,
  options: { fast: boolean },
): Promise<void> {
  const cluster = clusterFolder(dataDir);
  if (existsSync(join(cluster, 'PG_VERSION'))) return;

  const half = `${cluster}.part`;
  const passwordFile = `${cluster}.word`;
  await rm(half, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(half, { mode: 0o700 });
  giveTo(user, half);
  await writeFile(passwordFile, await ownerPassword(dataDir), { mode: 0o600 });
  giveTo(user, passwordFile);
  try {
    await initdb(half, passwordFile, binaries, user, options);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, cluster);
}

/** A cluster of another major version cannot be opened; nothing is converted behind the operator's back. */
export function refuseOtherMajor(dataDir: string, binaries: Binaries): void {
  const made = readFileSync(join(clusterFolder(dataDir), 'PG_VERSION'), 'utf8').trim();
  if (made === binaries.version.split('.')[0]) return;
  throw new OperatorError(
    `The database in ${dataDir} was made by PostgreSQL ${made}; this Pendopo brings ${binaries.version}. ` +
      'See docs/operations/upgrade.md.',
  );
}

async function initdb(
  folder: string,
  passwordFile: string,
  binaries: Binaries,
  user: OperatingUser,
  options: { fast: boolean },
): Promise<void> {
  const [program = '', ...args] = [
    ...user.prefix,
    join(binaries.bin, 'initdb'),
    `--pgdata=${folder}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=icu',
    '--icu-locale=id-ID',
    '--data-checksums',
    '--no-instructions',
    ...(options.fast ? ['--no-sync'] : []),
  ];
  await run(program, args, { uid: user.uid, gid: user.gid, cwd: folder, env: serverEnvironment() });
}

/** PostgreSQL gets no variable of ours: a stray PGPORT or PGDATA must not change what is started. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C.UTF-8' };
}
