import type pg from 'pg';

export interface AgencyTable {
  /** `schema.table`. */
  name: string;
  /** Columns that name objects: those whose name ends in sha256. */
  hashes: string[];
}

/** The tables whose rows belong to an agency, in an order in which they could be loaded again. */
export async function agencyTables(client: pg.Client): Promise<AgencyTable[]> {
  const { rows } = await client.query<AgencyTable>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array(select h.attname::text from pg_attribute h where h.attrelid = c.oid and h.attname like '%sha256' and not h.attisdropped) as hashes
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped)
         or c.oid = to_regclass('organization.agency'))
     order by c.oid`,
  );
  return rows;
}

const namesAtOnce = 1_000;

/** The objects that rows name, each once and in order, a thousand at a time; of one agency, or of all. Within a transaction. */
export async function* namedObjects(
  client: pg.Client,
  tables: readonly AgencyTable[],
  agencyId?: string,
): AsyncGenerator<string[]> {
  const ofAgency = agencyId ? `agency_id = ${client.escapeLiteral(agencyId)}` : 'true';
  const parts = tables.flatMap((table) =>
    table.hashes.map(
      (column) =>
        `select ${asHex(column)} as sha256 from ${table.name} where ${ofAgency} and ${column} is not null`,
    ),
  );
  if (parts.length === 0) return;
  await client.query(
    `declare names no scroll cursor for select distinct sha256 from (${parts.join(' union all ')}) all_objects order by 1`,
  );
  for (;;) {
    const { rows } = await client.query<{ sha256: string }>(`fetch ${namesAtOnce} from names`);
    if (rows.length === 0) break;
    yield rows.map((row) => row.sha256);
  }
  await client.query('close names');
}

/** Hashes are kept as bytes or as hex; both leave as hex (the text of bytes begins with \\x). */
function asHex(column: string): string {
  return `regexp_replace(${column}::text, '^\\\\x', '')`;
}
