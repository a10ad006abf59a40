import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationFolders } from '#app/migrate.ts';
import { readMigrations } from '#core/db/migrate.ts';
import { roleUrl } from '#core/db/roles.ts';
import { opensKey } from '#core/files/agency-keys.ts';
import { queueState } from '#core/jobs/queue-state.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { askOnce, type Check, type Patient } from './patient.ts';

const HOUR = 3_600_000;

/** The database and what lies in it, from its server to the jobs. */
export const databaseChecks: readonly Check[] = [
  { name: 'database', run: lookAtServer },
  { name: 'migrations', run: lookAtMigrations },
  { name: 'roles', run: lookAtRoles },
  { name: 'jobs', run: lookAtJobs },
  { name: 'backup', run: lookAtBackup },
  { name: 'keys of objects', run: lookAtKeys },
];

async function lookAtServer({ config, inUse, ask }: Patient): Promise<string> {
  const [facts] = await ask<{ version: string; number: number; checksums: string; size: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('data_checksums') as checksums,
            pg_size_pretty(pg_database_size(current_database())) as size`,
  );
  if (!facts || facts.number < 150_000)
    throw new Error(`PostgreSQL ${facts?.version} is too old; 15 or newer is needed.`);
  const place = config.embedded ? `embedded, ${inUse ? 'in use' : 'at rest'}` : 'outside';
  return `PostgreSQL ${facts.version} (${place}), checksums ${facts.checksums}, ${facts.size}`;
}

async function lookAtMigrations({ ask }: Patient): Promise<string> {
  const wanted = readMigrations(migrationFolders());
  if (!(await has(ask, 'public.pendopo_migration'))) return 'none yet: the next start applies them';
  const applied = await ask<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from public.pendopo_migration',
  );
  const known = new Map(wanted.map((one) => [one.number, one.sha256]));
  const strange = applied.find((one) => known.get(one.number) !== one.sha256);
  if (strange)
    throw new Error(`${strange.name} was applied by another version of Pendopo; run that one, or a newer.`);
  const pending = wanted.length - applied.length;
  return pending > 0 ? `${pending} to apply: the next start does` : `all ${applied.length} applied`;
}

/** The passwords of the roles follow from the secret key: who gets in has the right one. */
async function lookAtRoles(patient: Patient): Promise<string> {
  const { databaseUrl, databaseAppUrl, databaseWorkerUrl, secretKey } = (await patient.database()).config;
  if (!(await has(patient.ask, 'public.pendopo_migration'))) return 'none yet: the next start makes them';
  const urls = {
    pendopo_app: databaseAppUrl,
    pendopo_worker: databaseWorkerUrl,
    pendopo_jobs: undefined,
  };
  for (const [role, given] of Object.entries(urls)) {
    const url = given ?? roleUrl(databaseUrl, role as keyof typeof urls, secretKey);
    await askOnce(url, 'select 1').catch((error: Error) => {
      throw new Error(`${role} cannot sign in (${error.message}): is SECRET_KEY the key of this database?`);
    });
  }
  return `${Object.keys(urls).join(', ')} sign in`;
}

async function lookAtJobs({ ask }: Patient): Promise<string> {
  if (!(await has(ask, 'graphile_worker.jobs'))) return 'no queue yet: the next start makes it';
  const queue = { query: async (text: string) => ({ rows: await ask(text) }) };
  const { waiting, running, oldestWaitingSeconds, givenUp } = await queueState(queue as never);
  if (givenUp.length > 0) {
    const named = givenUp.map(({ job, jobs }) => `${jobs} × ${job}`).join(', ');
    throw new Error(`Given up: ${named}. "pendopo jobs" tells why, and tries them again.`);
  }
  if (oldestWaitingSeconds > 3_600)
    throw new Error(
      `${waiting} wait, one for ${Math.round(oldestWaitingSeconds / 60)} minutes: does a worker run?`,
    );
  return `${waiting} waiting, ${running} running, none given up`;
}

async function lookAtBackup({ config: { embedded, walArchive, dataDir } }: Patient): Promise<string> {
  if (!embedded) return 'the outside database has its own; "pendopo backup" packs the objects';
  const archive = join(dataDir, 'wal-archive');
  const names = await readdir(archive).catch((): string[] => []);
  if (!names.includes('wanted')) return 'none made yet, or the log is not kept (WAL_ARCHIVE)';
  const segments = names.filter((name) => /^[0-9A-F]{24}$/.test(name)).length;
  const { mtime } = await stat(join(archive, 'wanted'));
  const hours = Math.round((Date.now() - mtime.getTime()) / HOUR);
  return `log ${walArchive ? 'kept' : 'not kept'} since the backup ${hours} hours ago, ${segments} segments`;
}

async function lookAtKeys({ config, ask }: Patient): Promise<string> {
  if (!(await has(ask, 'core.agency_key'))) return 'none yet';
  const rows = await ask<{ agency_id: string; sealed: Buffer }>('select * from core.agency_key');
  const secrets = createSecrets(config.secretKey);
  const closed = rows.filter(({ agency_id, sealed }) => !opensKey(secrets, agency_id, sealed));
  if (closed.length > 0)
    throw new Error(
      `SECRET_KEY does not open the keys of ${closed.length} agencies: their files stay closed.`,
    );
  return rows.length === 0 ? 'none yet' : `${rows.length} open; keep a copy of the secret apart from backups`;
}

async function has(ask: Patient['ask'], relation: string): Promise<boolean> {
  const [found] = await ask<{ there: boolean }>('select to_regclass($1) is not null as there', [relation]);
  return found!.there;
}
