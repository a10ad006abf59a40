import type { JobHelpers } from 'graphile-worker';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type AgencyId, newId } from '../contract/ids.ts';
import type { JobContext } from './job.ts';
import { taskList, type WorkerOptions } from './task-list.ts';

const ids = [newId<'Agency'>(), newId<'Agency'>(), newId<'Agency'>()] as AgencyId[];

function options(changed: Partial<WorkerOptions> = {}): WorkerOptions {
  return {
    services: { log: { warn: vi.fn() } },
    jobs: [],
    schedules: [],
    subscribers: [],
    agencies: async () => ids.map((id) => ({ id, zone: 'Asia/Jayapura' })),
    metrics: { jobs: { inc: () => undefined } },
    ...changed,
  } as unknown as WorkerOptions;
}

const helpers = (attempts = 1) => ({ job: { attempts, max_attempts: 3 } }) as JobHelpers;

test('a schedule that fails for one agency runs for the others, and is told as failed', async () => {
  const served: string[] = [];
  const run = async ({ actor }: JobContext) => {
    served.push(`${actor.agencyId} ${actor.zone}`);
    if (actor.agencyId === ids[1]) throw new Error('broken');
  };
  const tasks = taskList(options({ schedules: [{ name: 'test.sweep', cron: '* * * * *', run }] }));
  await expect(tasks['test.sweep']!({}, helpers())).rejects.toThrow('test.sweep failed for 1 agencies');
  expect(served).toEqual(ids.map((id) => `${id} Asia/Jayapura`));
});

test('a schedule of the whole house runs once, however many agencies there are', async () => {
  const run = vi.fn(async () => undefined);
  const tasks = taskList(
    options({ schedules: [{ name: 'test.sweep', cron: '* * * * *', once: 'house', run }] }),
  );
  await tasks['test.sweep']!({}, helpers());
  expect(run).toHaveBeenCalledTimes(1);
});

test('jobs ask for the agencies once a minute, not once each; a failed answer is asked for again', async () => {
  let failing = true;
  const agencies = vi.fn(async () => {
    if (failing) throw new Error('database away');
    return ids.map((id) => ({ id, zone: 'Asia/Jayapura' }));
  });
  const zones: string[] = [];
  const job = {
    name: 'test.work' as const,
    payload: z.object({}),
    run: async (ctx: JobContext) => void zones.push(ctx.actor.zone),
  };
  const tasks = taskList(options({ jobs: [job], agencies }));
  const once = () => tasks['test.work']!({ agencyId: ids[0], payload: {} }, helpers());
  await expect(once()).rejects.toThrow('database away');
  failing = false;
  for (let time = 0; time < 20; time += 1) await once();
  expect(agencies).toHaveBeenCalledTimes(2);
  expect(zones).toEqual(Array(20).fill('Asia/Jayapura'));
});

test('a job is told when no further try follows', async () => {
  const tries: unknown[] = [];
  const job = {
    name: 'test.work' as const,
    payload: z.object({}),
    run: async (ctx: JobContext) => void tries.push(ctx.lastTry),
  };
  const tasks = taskList(options({ jobs: [job] }));
  for (const attempt of [1, 2, 3])
    await tasks['test.work']!({ agencyId: ids[0], payload: {} }, helpers(attempt));
  expect(tries).toEqual([false, false, true]);
});
