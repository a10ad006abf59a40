import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { migrate as applyMigrations, readMigrations } from '#core/db/migrate.ts';
import { projectRoot } from '#core/db/project-root.ts';
import { prepareDatabase, roleUrl } from '#core/db/roles.ts';

export interface MigrateOptions {
  databaseUrl: string;
  secretKey: Buffer;
}

/** Roles, queue, then every migration of the core and the modules; running it again changes nothing. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  await prepareDatabase(options.databaseUrl, options.secretKey);
  await runMigrations({ connectionString: await queueUrl(options) });
  return applyMigrations(options.databaseUrl, readMigrations(migrationFolders()));
}

/**
 * The queue's migrations look for their own table before they make it, which a new database would log as an error. Its
 * owner may keep that out of the log; what fails is still thrown.
 */
async function queueUrl({ databaseUrl, secretKey }: MigrateOptions): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'pendopo-queue' });
  await client.connect();
  try {
    const { rows } = await client.query<{ quiet: boolean }>(
      `select to_regclass('graphile_worker.migrations') is null and rolsuper as quiet from pg_roles where rolname = current_user`,
    );
    if (!rows[0]?.quiet) return roleUrl(databaseUrl, 'pendopo_jobs', secretKey);
  } finally {
    await client.end();
  }
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options') ?? '';
  url.searchParams.set('options', `${given} -c role=pendopo_jobs -c log_min_messages=fatal`.trim());
  return url.toString();
}

/** The folders of migrations: the core's and each module's, found in the tree and listed nowhere. */
export function migrationFolders(root = projectRoot()): string[] {
  const modules = readdirSync(path.join(root, 'modules')).map((name) =>
    path.join(root, 'modules', name, 'migrations'),
  );
  return [path.join(root, 'core/db/migrations'), ...modules].filter((folder) => existsSync(folder));
}
