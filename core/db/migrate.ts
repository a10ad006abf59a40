import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

export interface Migration {
  number: number;
  name: string;
  text: string;
  sha256: string;
}

/** All migrations of the given folders in ascending order; one number is used once over the whole repository. */
export function readMigrations(folders: readonly string[]): Migration[] {
  const migrations = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .map((file) => {
        const text = readFileSync(path.join(folder, file), 'utf8');
        return {
          number: Number(file.slice(0, 4)),
          name: file.slice(0, -4),
          text,
          sha256: createHash('sha256').update(text).digest('hex'),
        };
      }),
  );
  migrations.sort((a, b) => a.number - b.number);
  for (const [index, migration] of migrations.entries()) {
    if (migrations[index - 1]?.number === migration.number)
      throw new Error(`two migrations have number ${migration.number}`);
  }
  return migrations;
}

/**
 * Brings the database forward. Each migration is one transaction; an applied one that was edited since stops the start.
 * @returns the names of the migrations that were applied now
 */
export async function migrate(adminUrl: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'pendopo-migrate' });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('pendopo.migrate'))");
    await client.query(`create table if not exists public.pendopo_migration (
      number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
      'select number, name, sha256 from public.pendopo_migration',
    );
    const applied = new Map(rows.map((row) => [row.number, row]));
    const done: string[] = [];
    for (const migration of migrations) {
      const before = applied.get(migration.number);
      if (before && before.sha256 !== migration.sha256) {
        throw new Error(`migration ${before.name} was changed after it was applied`);
      }
      if (before) continue;
      await apply(client, migration);
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query("set local lock_timeout = '5s'");
    await client.query(migration.text);
    await client.query('insert into public.pendopo_migration (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}
