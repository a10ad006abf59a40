import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#app/migrate.ts';
import { ensureDatabase } from '#core/db/embedded/ensure-database.ts';
import { startEmbedded } from '#core/db/embedded/start-embedded.ts';
import { testSecret } from './fresh-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the cluster of this run; `tpl` in it is migrated once and copied for every test file. */
    clusterUrl: string;
  }
}

/** One PostgreSQL for the whole run; it does not wait for the disk, since nothing here must survive. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'pendopo-test-'));
  const server = await startEmbedded({ dataDir, fast: true, log: () => {} });
  await migrate({ databaseUrl: await ensureDatabase(server.adminUrl, 'tpl'), secretKey: testSecret });
  project.provide('clusterUrl', server.adminUrl);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
