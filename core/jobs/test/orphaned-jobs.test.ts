import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { handBackOrphans, holdSign } from '../orphaned-jobs.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const signs = async (worker: string) =>
  (
    await house.owner<{ pid: number }>('select pid from pg_stat_activity where application_name = $1', [
      worker,
    ])
  ).map((row) => row.pid);

/** A job that the worker is at. */
async function takeJob(worker: string): Promise<string> {
  await house.owner("select graphile_worker.add_job('test.long-work')");
  const [job] = await house.owner<{ id: string }>(
    'update graphile_worker._private_jobs set locked_by = $1, locked_at = now() where locked_by is null returning id',
    [worker],
  );
  return job!.id;
}

const workerOf = async (job: string) =>
  (
    await house.owner<{ locked_by: string | null }>(
      'select locked_by from graphile_worker._private_jobs where id = $1',
      [job],
    )
  )[0]!.locked_by;

it('keeps a long job with the worker that lives, though its sign fell', async () => {
  const { queuePool } = house.house;
  const sign = await holdSign(queuePool, 'worker-lives');
  const job = await takeJob('worker-lives');
  const [first] = await signs('worker-lives');
  await house.owner('select pg_terminate_backend($1)', [first]);
  await expect
    .poll(() => signs('worker-lives'), { timeout: 5_000 })
    .toSatisfy((pids: number[]) => pids.length === 1 && pids[0] !== first);
  await handBackOrphans(queuePool);
  expect(await workerOf(job)).toBe('worker-lives');
  sign.putDown();
  await expect.poll(() => signs('worker-lives'), { timeout: 5_000 }).toEqual([]);
  await handBackOrphans(queuePool);
  expect(await workerOf(job)).toBeNull();
});
