import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The installation secret of tests. */
export const testSecret = Buffer.alloc(32, 7);

/** A database of its own, copied from the migrated template; dropped when done. */
export async function freshDatabase(clusterUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = async (text: string) => {
    const client = new pg.Client({ connectionString: clusterUrl });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };
  await admin(`create database ${name} template tpl strategy file_copy`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => admin(`drop database if exists ${name} with (force)`) };
}

/** Connections of the owner, to look behind the application. The end of the database at the end of a test is no fault. */
export function ownerPool(url: string, max = 2): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  const ended = () => undefined;
  pool.on('error', ended);
  pool.on('connect', (client) => client.on('error', ended));
  return pool;
}
