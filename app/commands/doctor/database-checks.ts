import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationFolders } from '#app/migrate.ts';
import { operatorText } from '#app/operator-texts.ts';
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
  { name: 'keys-of-objects', run: lookAtKeys },
];

async function lookAtServer({ config, inUse, ask }: Patient): Promise<string> {
  const [facts] = await ask<{ version: string; number: number; checksums: string; size: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('data_checksums') as checksums,
            pg_size_pretty(pg_database_size(current_database())) as size`,
  );
  if (!facts || facts.number < 150_000)
    throw new Error(operatorText('doctor.postgres-old', { version: facts?.version }));
  const { version, checksums, size } = facts;
  const place = operatorText(`doctor.place.${config.embedded ? (inUse ? 'in-use' : 'at-rest') : 'outside'}`);
  return operatorText('doctor.postgres', { version, place, checksums, size });
}

async function lookAtMigrations({ ask }: Patient): Promise<string> {
  const wanted = readMigrations(migrationFolders());
  if (!(await has(ask, 'public.pendopo_migration'))) return operatorText('doctor.migrations-none');
  const applied = await ask<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from public.pendopo_migration',
  );
  const known = new Map(wanted.map((one) => [one.number, one.sha256]));
  const strange = applied.find((one) => known.get(one.number) !== one.sha256);
  if (strange) throw new Error(operatorText('doctor.migration-strange', { name: strange.name }));
  const pending = wanted.length - applied.length;
  return pending > 0
    ? operatorText('doctor.migrations-pending', { pending })
    : operatorText('doctor.migrations-applied', { applied: applied.length });
}

/** The passwords of the roles follow from the secret key: who gets in has the right one. */
async function lookAtRoles(patient: Patient): Promise<string> {
  const { databaseUrl, databaseAppUrl, databaseWorkerUrl, secretKey } = (await patient.database()).config;
  if (!(await has(patient.ask, 'public.pendopo_migration'))) return operatorText('doctor.roles-none');
  const urls = {
    pendopo_app: databaseAppUrl,
    pendopo_worker: databaseWorkerUrl,
    pendopo_jobs: undefined,
  };
  for (const [role, given] of Object.entries(urls)) {
    const url = given ?? roleUrl(databaseUrl, role as keyof typeof urls, secretKey);
    await askOnce(url, 'select 1').catch((error: Error) => {
      throw new Error(operatorText('doctor.role-locked', { role, reason: error.message }));
    });
  }
  return operatorText('doctor.roles', { roles: Object.keys(urls).join(', ') });
}

async function lookAtJobs({ ask }: Patient): Promise<string> {
  if (!(await has(ask, 'graphile_worker.jobs'))) return operatorText('doctor.queue-none');
  const queue = { query: async (text: string) => ({ rows: await ask(text) }) };
  const { waiting, running, oldestWaitingSeconds, givenUp } = await queueState(queue as never);
  if (givenUp.length > 0) {
    const named = givenUp.map(({ job, jobs }) => `${jobs} × ${job}`).join(', ');
    throw new Error(operatorText('doctor.jobs-given-up', { named }));
  }
  if (oldestWaitingSeconds > 3_600)
    throw new Error(
      operatorText('doctor.jobs-wait', { waiting, minutes: Math.round(oldestWaitingSeconds / 60) }),
    );
  return operatorText('doctor.jobs', { waiting, running });
}

async function lookAtBackup({ config: { embedded, walArchive, dataDir } }: Patient): Promise<string> {
  if (!embedded) return operatorText('doctor.backup-outside');
  const archive = join(dataDir, 'wal-archive');
  const names = await readdir(archive).catch((): string[] => []);
  if (!names.includes('wanted')) return operatorText('doctor.backup-none');
  const segments = names.filter((name) => /^[0-9A-F]{24}$/.test(name)).length;
  const { mtime } = await stat(join(archive, 'wanted'));
  const hours = Math.round((Date.now() - mtime.getTime()) / HOUR);
  return operatorText(walArchive ? 'doctor.backup-kept' : 'doctor.backup-not-kept', { hours, segments });
}

async function lookAtKeys({ config, ask }: Patient): Promise<string> {
  if (!(await has(ask, 'core.agency_key'))) return operatorText('doctor.none-yet');
  const rows = await ask<{ agency_id: string; sealed: Buffer }>('select * from core.agency_key');
  const secrets = createSecrets(config.secretKey);
  const closed = rows.filter(({ agency_id, sealed }) => !opensKey(secrets, agency_id, sealed));
  if (closed.length > 0) throw new Error(operatorText('doctor.keys-closed', { count: closed.length }));
  return rows.length === 0
    ? operatorText('doctor.none-yet')
    : operatorText('doctor.keys', { count: rows.length });
}

async function has(ask: Patient['ask'], relation: string): Promise<boolean> {
  const [found] = await ask<{ there: boolean }>('select to_regclass($1) is not null as there', [relation]);
  return found!.there;
}
