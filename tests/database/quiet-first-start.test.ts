import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '#app/migrate.ts';
import { ensureDatabase } from '#core/db/embedded/ensure-database.ts';
import { type Embedded, startEmbedded } from '#core/db/embedded/start-embedded.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-first-'));
const lines: string[] = [];
let server: Embedded;
beforeAll(async () => {
  server = await startEmbedded({ dataDir, fast: true, log: (line) => lines.push(line) });
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('a new database is brought forward without an error in its log, where real errors still stand', async () => {
  const databaseUrl = await ensureDatabase(server.adminUrl, 'pendopo');
  await migrate({ databaseUrl, secretKey: randomBytes(32) });
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ owner: string }>(
    `select distinct pg_get_userbyid(c.relowner) as owner from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'graphile_worker' and c.relkind in ('r', 'p', 'v')`,
  );
  expect(rows).toEqual([{ owner: 'pendopo_jobs' }]);
  await expect(client.query('select from nothing_at_all')).rejects.toThrow('does not exist');
  await client.end();
  await server.stop();
  expect(
    lines.filter((line) => line.includes('ERROR')).map((line) => line.replace(/^.*ERROR: +/, '')),
  ).toEqual(['relation "nothing_at_all" does not exist at character 13']);
});
