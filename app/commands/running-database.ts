import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '#app/config.ts';
import { ensureDatabase } from '#core/db/embedded/ensure-database.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { findEmbedded, startEmbedded } from '#core/db/embedded/start-embedded.ts';
import type { Logger } from '#core/log/logger.ts';

/** A configuration whose `databaseUrl` is known, and what to do when the work is over. */
export interface RunningDatabase {
  config: Config & { databaseUrl: string };
  close(): Promise<void>;
}

/** Name of the database in the embedded cluster. */
const DATABASE = 'pendopo';

/** Starts the embedded PostgreSQL; with an outside DATABASE_URL nothing is started. */
export async function startDatabase(config: Config, log: Logger): Promise<RunningDatabase> {
  if (config.databaseUrl) return outside(config, config.databaseUrl);
  const server = await startEmbedded({
    dataDir: config.dataDir,
    // Always ready for a backup; without one nothing is kept.
    archive: true,
    log: (line) => (line.startsWith('postgres: ') ? log.info({ part: 'database' }, line) : log.warn(line)),
  });
  const databaseUrl = await ensureDatabase(server.adminUrl, DATABASE);
  return { config: { ...config, databaseUrl }, close: () => server.stop() };
}

/** Joins the database that a running Pendopo on this data folder uses; web and worker processes never own it. */
export async function joinDatabase(config: Config, patience = 60_000): Promise<RunningDatabase> {
  if (config.databaseUrl) return outside(config, config.databaseUrl);
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(500)) {
    const running = await findEmbedded(config.dataDir);
    if (running) return outside(config, await ensureDatabase(running.adminUrl, DATABASE));
  }
  throw new OperatorError(
    `No database runs on ${config.dataDir}: start "pendopo serve" there, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

/** Joins the running database, or starts it for as long as the command takes. */
export async function borrowDatabase(config: Config, log: Logger): Promise<RunningDatabase> {
  const running = config.databaseUrl ? undefined : await findEmbedded(config.dataDir);
  return running ? joinDatabase(config) : startDatabase(config, log);
}

function outside(config: Config, databaseUrl: string): RunningDatabase {
  return { config: { ...config, databaseUrl }, close: async () => {} };
}
