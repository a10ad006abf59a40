import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import type { FileStore } from '../../files/file-store.ts';
import { OperatorError } from '../embedded/operator-error.ts';
import { createArchive } from './archive-writer.ts';

export interface ExportOptions {
  file: string;
  adminUrl: string;
  /** Code of the agency. */
  agency: string;
  objects: FileStore;
}

export interface ExportReport {
  tables: number;
  rows: number;
  objects: number;
}

/** Rows that mean nothing elsewhere, or would open doors there: keys of acts, sessions and API keys. */
const leftOut = new Set(['core.idempotency', 'identity.session', 'identity.api_key']);
const rowsAtOnce = 1_000;

/**
 * A logical copy of one agency: every row of it as JSON lines, one member a table, and the objects they name, as they
 * stood at one instant. The file is proved like a backup, by the hashes in its manifest.
 */
export async function exportAgency(options: ExportOptions): Promise<ExportReport> {
  const client = new pg.Client({ connectionString: options.adminUrl, application_name: 'pendopo-export' });
  await client.connect();
  const archive = await createArchive(options.file);
  try {
    await client.query('begin isolation level repeatable read read only');
    const found = await client.query<{ id: string; name: string }>(
      'select id, name from organization.agency where code = $1',
      [options.agency],
    );
    const agency = found.rows[0];
    if (!agency) throw new OperatorError(`No agency has the code ${options.agency}.`);
    const tables = (await agencyTables(client)).filter((table) => !leftOut.has(table.name));
    let rows = 0;
    for (const table of tables) {
      const count = (many: number) => {
        rows += many;
      };
      await archive.addCompressed(
        `tables/${table.name}.jsonl`,
        Readable.from(linesOf(client, table.name, agency.id, count), { objectMode: false }),
      );
    }
    const objects = await objectsOf(client, tables, agency.id);
    for (const sha256 of objects) await archive.add(`objects/${sha256}`, await options.objects.open(sha256));
    await archive.finish({
      format: 'pendopo-export',
      version: 1,
      agency: { id: agency.id, code: options.agency, name: agency.name },
      takenAt: new Date().toISOString(),
      leftOut: [...leftOut],
    });
    return { tables: tables.length, rows, objects: objects.length };
  } catch (error) {
    await archive.abandon();
    await rm(options.file, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

interface AgencyTable {
  /** `schema.table`. */
  name: string;
  /** Columns that name objects. */
  hashes: string[];
}

/** The tables whose rows belong to an agency, in an order in which they could be loaded again. */
async function agencyTables(client: pg.Client): Promise<AgencyTable[]> {
  const { rows } = await client.query<AgencyTable>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array(select h.attname::text from pg_attribute h where h.attrelid = c.oid and h.attname like '%sha256' and not h.attisdropped) as hashes
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped)
         or c.oid = 'organization.agency'::regclass)
     order by c.oid`,
  );
  return rows;
}

async function* linesOf(
  client: pg.Client,
  table: string,
  agencyId: string,
  count: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const key = table === 'organization.agency' ? 'id' : 'agency_id';
  await client.query(
    `declare lines no scroll cursor for select row_to_json(t)::text as line from ${table} t where ${key} = ${client.escapeLiteral(agencyId)}`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsAtOnce} from lines`);
    if (rows.length === 0) break;
    count(rows.length);
    yield Buffer.from(`${rows.map((row) => row.line).join('\n')}\n`);
  }
  await client.query('close lines');
}

/** The objects that rows of the agency name, each once. */
async function objectsOf(
  client: pg.Client,
  tables: readonly AgencyTable[],
  agencyId: string,
): Promise<string[]> {
  const parts = tables.flatMap((table) =>
    table.hashes.map(
      (column) =>
        `select ${asHex(column)} as sha256 from ${table.name} where agency_id = $1 and ${column} is not null`,
    ),
  );
  if (parts.length === 0) return [];
  const { rows } = await client.query<{ sha256: string }>(
    `select distinct sha256 from (${parts.join(' union all ')}) all_objects order by 1`,
    [agencyId],
  );
  return rows.map((row) => row.sha256);
}

/** Hashes are kept as bytes or as hex; both leave as hex (the text of bytes begins with \\x). */
function asHex(column: string): string {
  return `regexp_replace(${column}::text, '^\\\\x', '')`;
}
