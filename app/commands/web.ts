import { loadConfig } from '#app/config.ts';
import { openHouse } from '#app/open-house.ts';
import { startWeb } from '#app/server.ts';
import { createLogger } from '#core/log/logger.ts';
import { runUntilStopped } from './lifecycle.ts';
import { joinDatabase } from './running-database.ts';

/** One web process of several; the database is migrated by `serve` or `migrate`. */
export async function web(): Promise<void> {
  const settings = loadConfig();
  const log = createLogger(settings.logLevel);
  await runUntilStopped(log, async ({ onStop }) => {
    const { config } = await joinDatabase(settings);
    const house = openHouse(config);
    onStop(house.close);
    const server = await startWeb(house, config);
    onStop(server.close);
    log.info({ url: server.url }, 'web is ready');
  });
}
