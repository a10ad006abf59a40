import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
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
  await runMigrations({ connectionString: roleUrl(options.databaseUrl, 'pendopo_jobs', options.secretKey) });
  return applyMigrations(options.databaseUrl, readMigrations(migrationFolders()));
}

/** The folders of migrations: the core's and each module's, found in the tree and listed nowhere. */
export function migrationFolders(root = projectRoot()): string[] {
  const modules = readdirSync(path.join(root, 'modules')).map((name) =>
    path.join(root, 'modules', name, 'migrations'),
  );
  return [path.join(root, 'core/db/migrations'), ...modules].filter((folder) => existsSync(folder));
}
