import pg from 'pg';

/** Connections of the owner of the tables: for loading and for looking. */
export interface OwnerPool {
  pool: pg.Pool;
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** `size` connections that check no foreign keys and run no triggers: what is loaded is right by construction. */
export function openOwnerPool(databaseUrl: string, size = 2): OwnerPool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: size,
    options: '-c session_replication_role=replica -c maintenance_work_mem=512MB -c synchronous_commit=off',
  });
  return {
    pool,
    rows: async <Row>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[],
    close: () => pool.end(),
  };
}
