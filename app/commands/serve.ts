import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, loadConfig } from '#app/config.ts';
import { createLogger } from '#core/log/logger.ts';
import { runUntilStopped } from './lifecycle.ts';
import { requireFreePort } from './require-free-port.ts';
import { startDatabase } from './running-database.ts';

/** Database, migrations, demo, web and worker in one process; one line on standard output when it is ready. */
export async function serve(): Promise<void> {
  const settings = withDrills(loadConfig());
  const log = createLogger(settings.logLevel);
  await runUntilStopped(log, async ({ onStop }) => {
    await requireFreePort(settings);
    const database = await startDatabase(settings, log);
    onStop(database.close);
    const { config } = database;

    const { migrate } = await import('#app/migrate.ts');
    await migrate(config);
    const { openHouse } = await import('#app/open-house.ts');
    const house = openHouse(config);
    onStop(house.close);
    if (config.demo) {
      const { loadDemo } = await import('#app/demo.ts');
      await loadDemo(house);
    }

    const [{ startWorker }, { startWeb }] = await Promise.all([
      import('#app/worker.ts'),
      import('#app/server.ts'),
    ]);
    const worker = await startWorker(house, config);
    onStop(worker.close);
    const web = await startWeb(house, config);
    onStop(web.close);
    await untilHealthy(web.url);
    console.log(`Pendopo siap: ${web.url}`);
  });
}

/** `npm start` is how a demonstration is served: drills are held there unless the operator says otherwise. */
export function withDrills(config: Config): Config {
  const isShown = config.demo && process.env.npm_lifecycle_event === 'start';
  return { ...config, tamperDrill: config.tamperDrill ?? isShown };
}

/** Resolves when `GET /healthz` answers 200. */
async function untilHealthy(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const response = await fetch(`${url}/healthz`).catch(() => undefined);
    if (response?.status === 200) return;
    await sleep(50);
  }
  throw new Error('The server started but does not become healthy; see the log.');
}
