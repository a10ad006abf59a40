import { coreSchedules } from '#core/jobs/housekeeping.ts';
import { runWorker } from '#core/jobs/run-worker.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import { watchChannels } from './channels.ts';
import type { Config } from './config.ts';
import { openHouse } from './open-house.ts';

export interface RunningWorker {
  close(): Promise<void>;
}

/** Starts the worker process: jobs, deliveries of events, schedules. */
export async function startWorker(config: Config & { databaseUrl: string }): Promise<RunningWorker> {
  const house = openHouse(config);
  const runner = await runWorker({
    services: house.services,
    pool: house.workerPool,
    queuePool: house.queuePool,
    concurrency: config.workerConcurrency,
    jobs: house.modules.flatMap((module) => module.jobs),
    schedules: [...coreSchedules, ...house.modules.flatMap((module) => module.schedules)],
    subscribers: house.modules.flatMap((module) => module.subscribers),
    agencies: () => agencies(house.workerPool),
    metrics: house.metrics,
  });
  const channels = watchChannels(house, config);
  return {
    close: async () => {
      await channels.close();
      await runner.stop();
      await house.close();
    },
  };
}
