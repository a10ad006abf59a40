import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import type { FileStore } from '../../files/file-store.ts';
import { OperatorError } from '../embedded/operator-error.ts';
import { createArchive } from './archive-writer.ts';
import { agencyTables, namedObjects } from './named-objects.ts';

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

/** Rows that mean nothing elsewhere, or would open doors there: keys of acts, objects, signers and logs, sessions and API keys. */
const leftOut = new Set([
  'core.idempotency',
  'core.agency_key',
  'identity.session',
  'identity.api_key',
  'signatures.signing_key',
  'ledger.log_key',
]);
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
    let objects = 0;
    for await (const names of namedObjects(client, tables, agency.id)) {
      for (const sha256 of names)
        await archive.add(`objects/${sha256}`, await options.objects.open(sha256, { agency: agency.id }));
      objects += names.length;
    }
    await archive.finish({
      format: 'pendopo-export',
      version: 1,
      agency: { id: agency.id, code: options.agency, name: agency.name },
      takenAt: new Date().toISOString(),
      leftOut: [...leftOut],
    });
    return { tables: tables.length, rows, objects };
  } catch (error) {
    await archive.abandon();
    await rm(options.file, { force: true });
    throw error;
  } finally {
    await client.end();
  }
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
