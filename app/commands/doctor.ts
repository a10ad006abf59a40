import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type Config, loadConfig } from '#app/config.ts';
import { findEmbedded } from '#core/db/embedded/start-embedded.ts';
import { opensKey } from '#core/files/agency-keys.ts';
import { queueState } from '#core/jobs/queue-state.ts';
import { createLogger } from '#core/log/logger.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { borrowDatabase } from './running-database.ts';

/** One thing that Pendopo needs: answers what it found, or throws a sentence that says what to mend. */
interface Check {
  name: string;
  run: (config: Config) => Promise<string>;
}

const GIGABYTE = 1024 ** 3;

const checks: Check[] = [
  { name: 'Node', run: async () => `${process.versions.node} on ${process.platform}-${process.arch}` },
  { name: 'settings', run: async () => 'all right' },
  { name: 'data folder', run: lookAtDataFolder },
  { name: 'database', run: lookAtDatabase },
  { name: 'jobs', run: lookAtJobs },
  { name: 'backup', run: lookAtBackup },
  { name: 'objects', run: lookAtObjects },
  { name: 'keys of objects', run: lookAtKeys },
  { name: 'text recognition', run: async () => lookForTesseract() },
  { name: 'mail out', run: lookAtMailServer },
  { name: 'mail in', run: lookAtMailbox },
  { name: 'sign-in by OpenID Connect', run: lookAtIssuer },
];

/** Looks whether everything Pendopo needs is there and sound; fails when one thing is not. */
export async function doctor(): Promise<number> {
  const config = loadConfig();
  const width = Math.max(...checks.map(({ name }) => name.length));
  let failed = 0;
  for (const { name, run } of checks) {
    const found = await run(config).then(
      (text) => `✓ ${name.padEnd(width)}  ${text}`,
      (error: Error) => {
        failed += 1;
        return `✗ ${name.padEnd(width)}  ${error.message}`;
      },
    );
    console.log(found);
  }
  return failed > 0 ? 1 : 0;
}

async function lookAtDataFolder({ dataDir }: Config): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const probe = join(dataDir, `doctor-${randomUUID()}`);
  await writeFile(probe, '');
  await rm(probe);
  const { bavail, bsize } = await statfs(dataDir);
  const free = (bavail * bsize) / GIGABYTE;
  if (free < 2) throw new Error(`Only ${free.toFixed(1)} GB is free in ${dataDir}.`);
  return `${dataDir}, ${free.toFixed(0)} GB free`;
}

async function lookAtDatabase(config: Config): Promise<string> {
  const inUse = config.embedded && (await findEmbedded(config.dataDir)) !== undefined;
  return withDatabase(config, async (client) => {
    const { rows } = await client.query<{ version: string; number: number; checksums: string; size: string }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
              current_setting('data_checksums') as checksums,
              pg_size_pretty(pg_database_size(current_database())) as size`,
    );
    const facts = rows[0];
    if (!facts || facts.number < 150_000)
      throw new Error(`PostgreSQL ${facts?.version} is too old; 15 or newer is needed.`);
    const place = config.embedded ? `embedded, ${inUse ? 'in use' : 'at rest'}` : 'outside';
    return `PostgreSQL ${facts.version} (${place}), checksums ${facts.checksums}, ${facts.size}`;
  });
}

async function lookAtJobs(config: Config): Promise<string> {
  return withDatabase(config, async (client) => {
    const { rows } = await client.query("select to_regclass('graphile_worker.jobs') as queue");
    if (!rows[0]!.queue) return 'no queue yet: the database was never migrated';
    const { waiting, running, oldestWaitingSeconds, givenUp } = await queueState(client);
    if (givenUp.length > 0) {
      const named = givenUp.map(({ job, jobs }) => `${jobs} × ${job}`).join(', ');
      throw new Error(`Given up: ${named}. "pendopo jobs" tells why, and tries them again.`);
    }
    if (oldestWaitingSeconds > 3_600)
      throw new Error(
        `${waiting} wait, one for ${Math.round(oldestWaitingSeconds / 60)} minutes: does a worker run?`,
      );
    return `${waiting} waiting, ${running} running, none given up`;
  });
}

async function withDatabase<T>(config: Config, look: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await borrowDatabase(config, createLogger('silent'));
  const client = new pg.Client({
    connectionString: database.config.databaseUrl,
    connectionTimeoutMillis: 5_000,
  });
  try {
    await client.connect();
    return await look(client);
  } finally {
    await client.end();
    await database.close();
  }
}

async function lookAtBackup({ embedded, walArchive, dataDir }: Config): Promise<string> {
  if (!embedded) return 'the outside database has its own; "pendopo backup" packs the objects';
  const names = await readdir(join(dataDir, 'wal-archive')).catch((): string[] => []);
  const segments = names.filter((name) => /^[0-9A-F]{24}$/.test(name)).length;
  if (!names.includes('wanted')) return 'none made yet, or the log is not kept (WAL_ARCHIVE)';
  return `log ${walArchive ? 'kept' : 'not kept'} since the last backup, ${segments} segments`;
}

async function lookAtObjects({ s3Bucket, s3Endpoint, dataDir }: Config): Promise<string> {
  if (!s3Bucket) return join(dataDir, 'objects');
  if (s3Endpoint) await fetch(s3Endpoint, { signal: AbortSignal.timeout(5_000) });
  return `bucket ${s3Bucket}`;
}

async function lookAtKeys(config: Config): Promise<string> {
  const rows = await withDatabase(config, async (client) => {
    const { rows: known } = await client.query("select to_regclass('core.agency_key') as keys");
    if (!known[0]!.keys) return [];
    return (await client.query<{ agency_id: string; sealed: Buffer }>('select * from core.agency_key')).rows;
  });
  const secrets = createSecrets(config.secretKey);
  const closed = rows.filter(({ agency_id, sealed }) => !opensKey(secrets, agency_id, sealed));
  if (closed.length > 0)
    throw new Error(
      `SECRET_KEY does not open the keys of ${closed.length} agencies: their files stay closed.`,
    );
  return rows.length === 0 ? 'none yet' : `${rows.length} open; keep a copy of the secret apart from backups`;
}

function lookForTesseract(): string {
  const { status, stdout } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
  if (status !== 0) return 'the built-in reader; the program tesseract with its Indonesian data is faster';
  if (!/^ind$/m.test(stdout)) throw new Error('tesseract has no Indonesian data; install tesseract-ocr-ind.');
  return 'tesseract with Indonesian';
}

async function lookAtMailServer({ smtpUrl }: Config): Promise<string> {
  if (!smtpUrl) return 'not configured: no mail is sent';
  const { createTransport } = await import('nodemailer');
  await createTransport(smtpUrl).verify();
  return new URL(smtpUrl).host;
}

async function lookAtMailbox({ imapUrl }: Config): Promise<string> {
  if (!imapUrl) return 'not configured';
  const { ImapFlow } = await import('imapflow');
  const { protocol, hostname, port, username, password } = new URL(imapUrl);
  const secure = protocol === 'imaps:';
  const client = new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
  });
  await client.connect();
  await client.logout();
  return hostname;
}

async function lookAtIssuer({ oidcIssuer }: Config): Promise<string> {
  if (!oidcIssuer) return 'not configured';
  const { status } = await fetch(`${oidcIssuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  });
  if (status !== 200) throw new Error(`${oidcIssuer} answers ${status} to its discovery document.`);
  return oidcIssuer;
}
