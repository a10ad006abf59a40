// Writes the table types of every module from a freshly migrated database: node bin/run.mjs bin/generate-tables.ts
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '#app/migrate.ts';
import { ensureDatabase } from '#core/db/embedded/ensure-database.ts';
import { startEmbedded } from '#core/db/embedded/start-embedded.ts';
import { projectRoot } from '#core/db/project-root.ts';

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  has_default: boolean;
  check: string | null;
}

const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  date: 'string',
  time: 'string',
  timestamptz: 'Date',
  interval: 'string',
  inet: 'string',
  bytea: 'Buffer',
  jsonb: 'ColumnType<unknown, string, string>',
  tsvector: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
  _int2: 'number[]',
  _int4: 'number[]',
};

/** The allowed words of a column that a check limits to a list. */
function words(check: string | null): string | undefined {
  const list = check?.match(/= ANY \(ARRAY\[(.*?)\]\)/)?.[1];
  return list && [...list.matchAll(/'([^']*)'::text/g)].map((match) => `'${match[1]}'`).join(' | ');
}

function typeOf(column: Column): string {
  const plain = words(column.check) ?? types[column.type];
  if (!plain) throw new Error(`no type for ${column.table}.${column.column} (${column.type})`);
  const whole = column.nullable ? `${plain} | null` : plain;
  return column.has_default ? `Generated<${whole}>` : whole;
}

async function columnsOf(client: pg.Client, schema: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select c.relname as "table", a.attname as "column", t.typname as type, not a.attnotnull as nullable, a.atthasdef as has_default,
       (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%' limit 1) as "check"
     from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
     order by c.relname, a.attnum`,
    [schema],
  );
  return rows;
}

function fileFor(schema: string, columns: Column[]): string {
  const name = `${schema.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Tables`;
  const tables = [...new Set(columns.map((column) => column.table))].map((table) => {
    const lines = columns
      .filter((column) => column.table === table)
      .map((column) => `    ${column.column}: ${typeOf(column)};`);
    return `  '${schema}.${table}': {\n${lines.join('\n')}\n  };`;
  });
  const body = `export interface ${name} {\n${tables.join('\n')}\n}\n`;
  const imports = ['ColumnType', 'Generated'].filter((type) => body.includes(`${type}<`));
  const head = imports.length ? `import type { ${imports.join(', ')} } from 'kysely';\n\n` : '';
  return `// Generated from the database by bin/generate-tables.ts; not edited by hand.\n${head}${body}`;
}

const root = projectRoot();
const dataDir = mkdtempSync(path.join(tmpdir(), 'pendopo-tables-'));
const server = await startEmbedded({ dataDir, fast: true, log: () => {} });
const url = await ensureDatabase(server.adminUrl, 'tables');
const client = new pg.Client({ connectionString: url });
try {
  await migrate({ databaseUrl: url, secretKey: Buffer.alloc(32, 1) });
  await client.connect();
  for (const module of readdirSync(path.join(root, 'modules'))) {
    if (!existsSync(path.join(root, 'modules', module, 'migrations'))) continue;
    const columns = await columnsOf(client, module);
    writeFileSync(
      path.join(root, 'modules', module, 'server', `${module}.tables.ts`),
      fileFor(module, columns),
    );
    console.log(`modules/${module}/server/${module}.tables.ts: ${columns.length} columns`);
  }
} finally {
  await client.end();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
