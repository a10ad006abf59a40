import { loadConfig } from '#app/config.ts';
import { startWorker } from '#app/worker.ts';
import { createLogger } from '#core/log/logger.ts';
import { runUntilStopped } from './lifecycle.ts';
import { joinDatabase } from './running-database.ts';

/** One worker process of several; stopping hands its unfinished jobs back. */
export async function worker(): Promise<void> {
  const settings = loadConfig();
  const log = createLogger(settings.logLevel);
  await runUntilStopped(log, async ({ onStop }) => {
    const { config } = await joinDatabase(settings);
    const running = await startWorker(config);
    onStop(running.close);
    log.info('worker is ready');
  });
}
