import { loadConfig } from '#app/config.ts';
import { migrate as bringForward } from '#app/migrate.ts';
import { createLogger } from '#core/log/logger.ts';
import { borrowDatabase } from './running-database.ts';

/** Brings the database forward to this version of the program. */
export async function migrate(): Promise<void> {
  const settings = loadConfig();
  const database = await borrowDatabase(settings, createLogger(settings.logLevel));
  try {
    await bringForward(database.config);
    console.log('The database is up to date.');
  } finally {
    await database.close();
  }
}
