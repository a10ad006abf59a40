import pg from 'pg';
import { agencyTables, namedObjects } from './named-objects.ts';

export interface DatabaseProof {
  databases: string[];
  /** Relations of which every page was read and its checksum compared. */
  relations: number;
  /** B-tree indexes compared with their table, row by row. */
  indexes: number;
  /** Objects that rows name and that are not there: how many, and the first few. */
  missingObjects: { count: number; first: string[] };
}

/**
 * Reads every page of every relation (PostgreSQL compares the checksum of each page it reads), looks through all tables
 * and compares all B-tree indexes with them. What it needs is made and taken back in one transaction.
 * @param hasObject whether an object is there; asked for each that a row names
 * @throws Error with PostgreSQL's words about the first thing that is wrong
 */
export async function proveDatabase(
  adminUrl: string,
  hasObject: (sha256: string) => boolean,
): Promise<DatabaseProof> {
  const databases = await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where datallowconn order by 1',
    );
    return rows.map((row) => row.name);
  });
  const proof: DatabaseProof = {
    databases,
    relations: 0,
    indexes: 0,
    missingObjects: { count: 0, first: [] },
  };
  for (const name of databases) {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    await withClient(url.toString(), async (client) => {
      await client.query('begin');
      await client.query('create schema pendopo_proof');
      await client.query('create extension if not exists amcheck schema pendopo_proof');
      await client.query('create extension if not exists pg_prewarm schema pendopo_proof');
      await client.query('set local search_path = pendopo_proof, public, pg_catalog');
      proof.relations += await readEveryPage(client);
      await lookThroughTables(client);
      proof.indexes += await compareIndexes(client);
      await client.query('rollback');
      await lookForObjects(client, hasObject, proof.missingObjects);
    });
  }
  return proof;
}

async function readEveryPage(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ relations: number }>(
    `select count(pg_prewarm(oid::regclass, 'buffer'))::int as relations
       from pg_class where relkind in ('r', 'i', 't', 'm', 'S') and relpersistence = 'p' and pg_relation_filenode(oid) is not null`,
  );
  return rows[0]?.relations ?? 0;
}

async function lookThroughTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; block: string; problem: string }>(
    `select c.oid::regclass::text as name, found.blkno::text as block, found.msg as problem
       from pg_class c, lateral verify_heapam(c.oid) as found
      where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p' limit 1`,
  );
  const first = rows[0];
  if (first) throw new Error(`Table ${first.name}, block ${first.block}: ${first.problem}`);
}

async function compareIndexes(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ indexes: number }>(
    `select count(*)::int as indexes
       from (select bt_index_check(c.oid, heapallindexed => true)
               from pg_class c join pg_index i on i.indexrelid = c.oid join pg_am a on a.oid = c.relam
              where a.amname = 'btree' and c.relpersistence = 'p' and c.relkind = 'i' and i.indisready and i.indisvalid
             offset 0) as checked`,
  );
  return rows[0]?.indexes ?? 0;
}

/** Names go by in handfuls: an office has more of them than fit into memory. */
async function lookForObjects(
  client: pg.Client,
  hasObject: (sha256: string) => boolean,
  missing: DatabaseProof['missingObjects'],
): Promise<void> {
  await client.query('begin read only');
  for await (const names of namedObjects(client, await agencyTables(client))) {
    const absent = names.filter((name) => !hasObject(name));
    missing.count += absent.length;
    missing.first.push(...absent.slice(0, 5 - missing.first.length));
  }
  await client.query('rollback');
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'pendopo-proof' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
