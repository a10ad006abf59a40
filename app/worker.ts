import { fastify } from 'fastify';
import { databaseMark } from '#core/db/database-mark.ts';
import { claimStore } from '#core/files/store-owner.ts';
import { coreSchedules } from '#core/jobs/housekeeping.ts';
import { type RunningQueue, runWorker } from '#core/jobs/run-worker.ts';
import { keepLedger } from '#modules/ledger/server/ledger.api.ts';
import { agencies } from '#modules/organization/server/organization.api.ts';
import { watchChannels } from './channels.ts';
import type { Config } from './config.ts';
import { mountHealth } from './health.ts';
import type { House } from './house.ts';
import { watchedRows } from './modules.ts';

export interface RunningWorker {
  queue: RunningQueue;
  close(): Promise<void>;
}

/** Starts the work of the house: jobs, deliveries of events, schedules, ways in. Closing it leaves the house open. */
export async function startWorker(
  house: House,
  config: Config & { databaseUrl: string },
): Promise<RunningWorker> {
  const queue = await runWorker({
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
  const ledger = keepLedger({
    services: house.services,
    pool: house.workerPool,
    tiles: house.tiles,
    watched: watchedRows,
    agencies: () => agencies(house.workerPool),
  });
  const claiming = claimObjects(house);
  return {
    queue,
    close: async () => {
      await claiming;
      await Promise.all([channels.close(), ledger.close()]);
      await queue.stop();
    },
  };
}

/** Says whose the objects are with the first start, long before a copy of the database could. */
async function claimObjects({ services, workerPool }: House): Promise<void> {
  const { files, log } = services;
  try {
    const { rows } = await workerPool.query<{ mark: string }>(databaseMark);
    if (!(await claimStore(files.owner, rows[0]!.mark)))
      log.error('objects belong to another database: none will be collected; see pendopo doctor');
  } catch (error) {
    log.warn({ err: error }, 'whose the objects are could not be looked up');
  }
}

/** The address of a worker process of its own, for those who watch it: health and figures, nothing else. */
export async function serveHealth(
  house: House,
  queue: RunningQueue,
  config: Pick<Config, 'host' | 'metricsToken'> & { port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = fastify({ logger: false });
  mountHealth(server, house, config, queue.working);
  const url = await server.listen({ host: config.host, port: config.port });
  return { url, close: () => server.close() };
}
