import { createHmac } from 'node:crypto';
import pg from 'pg';

/** The roles that the product works as. None owns a table, none may bypass row-level security. */
export const databaseRoles = ['pendopo_app', 'pendopo_worker', 'pendopo_jobs'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** The address of the same database for a role. Its password follows from the installation's secret. */
export function roleUrl(adminUrl: string, role: DatabaseRole, secret: Buffer): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = rolePassword(role, secret);
  return url.toString();
}

function rolePassword(role: DatabaseRole, secret: Buffer): string {
  return createHmac('sha256', secret).update(`database role ${role}`).digest('base64url');
}

/** Creates the roles where they are missing and the extensions that the schema uses. */
export async function prepareDatabase(adminUrl: string, secret: Buffer): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'pendopo-roles' });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('pendopo.roles'))");
    for (const role of databaseRoles) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount ? 'alter' : 'create';
      const password = client.escapeLiteral(rolePassword(role, secret));
      await client.query(
        `${verb} role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${password}`,
      );
      await client.query(`grant ${role} to current_user`);
    }
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = client.escapeIdentifier(rows[0]!.name);
    await client.query(`grant connect on database ${database} to pendopo_app, pendopo_worker, pendopo_jobs`);
    await client.query(`grant create on database ${database} to pendopo_jobs`);
    await client.query('revoke create on schema public from public');
    for (const extension of ['pg_trgm', 'unaccent', 'btree_gist']) {
      await client.query(`create extension if not exists ${extension} with schema public`);
    }
  } finally {
    await client.end();
  }
}
