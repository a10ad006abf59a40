import { loadConfig } from '#app/config.ts';
import { openHouse } from '#app/open-house.ts';
import { serveHealth, startWorker } from '#app/worker.ts';
import { createLogger } from '#core/log/logger.ts';
import { runUntilStopped } from './lifecycle.ts';
import { joinDatabase } from './running-database.ts';

/** One worker process of several; stopping hands its unfinished jobs back. */
export async function worker(): Promise<void> {
  const settings = loadConfig();
  const log = createLogger(settings.logLevel);
  await runUntilStopped(log, async ({ onStop }) => {
    const { config } = await joinDatabase(settings);
    const house = openHouse(config);
    onStop(house.close);
    const running = await startWorker(house, config);
    onStop(running.close);
    if (config.workerPort === undefined) return log.info('worker is ready');
    const health = await serveHealth(house, running.queue, { ...config, port: config.workerPort });
    onStop(health.close);
    log.info({ url: health.url }, 'worker is ready');
  });
}
