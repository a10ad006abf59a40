import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { transact } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { enqueue, type Job } from '../job.ts';
import { type RunningQueue, runWorker } from '../run-worker.ts';

let house: TestHouse;
let office: SmallOffice;
let queue: RunningQueue;

/** What a running job waits for. */
const gates = new Map<string, () => void>();
const done: string[] = [];
const Payload = z.object({ name: z.string(), waits: z.boolean(), stumbles: z.boolean().default(false) });
const gatedJob: Job<typeof Payload> = {
  name: 'test.gated',
  payload: Payload,
  run: async (_ctx, { name, waits, stumbles }) => {
    if (waits && !gates.has(name)) {
      await new Promise<void>((open) => gates.set(name, open));
      if (stumbles) throw new Error('it stumbled');
    }
    done.push(name);
  },
};

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  await house.owner('delete from graphile_worker._private_jobs');
  queue = await runWorker({
    services: house.house.services,
    pool: house.house.workerPool,
    queuePool: house.house.queuePool,
    concurrency: 3,
    jobs: [gatedJob as unknown as Job],
    schedules: [],
    subscribers: [],
    agencies: () => Promise.resolve([{ id: office.agencyId, zone: 'Asia/Jakarta' }]),
    metrics: house.house.metrics,
  });
});
afterAll(async () => {
  await queue.stop();
  await house.close();
});

const add = (payload: z.input<typeof Payload>) =>
  transact(house.house.appPool, { agency: office.agencyId }, 'write', (tx) =>
    enqueue(tx, office.agencyId, gatedJob, payload),
  );
const waiting = async () =>
  (await house.owner<{ jobs: number }>('select count(*)::int as jobs from graphile_worker._private_jobs'))[0]!
    .jobs;

it('is taken up again when the database refuses what three jobs in turn have to say', async () => {
  await add({ name: 'first', waits: true });
  await add({ name: 'second', waits: true });
  await add({ name: 'third', waits: true, stumbles: true });
  await expect.poll(() => gates.size, { timeout: 10_000 }).toBe(3);
  // Every statement of the queue fails from here on.
  await house.owner('alter table graphile_worker._private_jobs rename to jobs_put_away');
  for (const name of ['first', 'second', 'third']) {
    gates.get(name)!();
    await sleep(100);
  }
  await expect.poll(() => queue.working(), { timeout: 10_000 }).toBe(false);
  await house.owner('alter table graphile_worker.jobs_put_away rename to _private_jobs');
  await add({ name: 'fourth', waits: false });
  // Those whose end could not be noted run again, as jobs must bear, and none is left.
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  expect([...new Set(done)].sort()).toEqual(['first', 'fourth', 'second', 'third']);
  expect(queue.working()).toBe(true);
});
