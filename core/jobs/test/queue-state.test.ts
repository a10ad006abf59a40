import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createMetrics } from '#core/http/metrics.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { measureQueue } from '../queue-metrics.ts';
import { forgetGivenUp, givenUpJobs, queueState, retryGivenUp } from '../queue-state.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());
beforeEach(() => house.owner('delete from graphile_worker._private_jobs'));

const queue = () => house.house.queuePool;
const add = async (job: string, values: string): Promise<void> => {
  const [added] = await house.owner<{ id: string }>(
    'select id from graphile_worker.add_job($1, max_attempts => 3)',
    [job],
  );
  await house.owner(`update graphile_worker._private_jobs set ${values} where id = $1`, [added!.id]);
};
const giveUp = (job: string) => add(job, `attempts = 3, last_error = E'core.busy\\n    at somewhere'`);

it('tells what waits, since when, what runs and what was given up, by name', async () => {
  await add('test.waits', `run_at = now() - interval '90 seconds'`);
  await add('test.later', `run_at = now() + interval '1 hour'`);
  await add('test.runs', `locked_at = now(), locked_by = 'somebody'`);
  await giveUp('test.dead');
  await giveUp('test.dead');
  const state = await queueState(queue());
  expect(state).toMatchObject({ waiting: 1, running: 1, givenUp: [{ job: 'test.dead', jobs: 2 }] });
  expect(state.oldestWaitingSeconds).toBeGreaterThanOrEqual(90);
});

it('gives jobs that were given up all their tries again, one by one or all, and leaves others alone', async () => {
  await giveUp('test.one');
  await giveUp('test.two');
  await add('test.runs', `locked_at = now(), locked_by = 'somebody', attempts = 3`);
  const dead = await givenUpJobs(queue());
  expect(dead.map(({ job, reason, attempts }) => [job, reason, attempts])).toEqual(
    expect.arrayContaining([['test.one', 'core.busy', 3]]),
  );
  expect(dead).toHaveLength(2);
  expect(await retryGivenUp(queue(), [dead[0]!.id])).toBe(1);
  expect(await queueState(queue())).toMatchObject({ waiting: 1, running: 1 });
  expect(await retryGivenUp(queue(), 'all')).toBe(1);
  expect(await queueState(queue())).toMatchObject({ waiting: 2, running: 1, givenUp: [] });
});

it('forgets jobs that were given up when the operator says so', async () => {
  await giveUp('test.dead');
  await add('test.waits', 'attempts = 1');
  expect(await forgetGivenUp(queue(), 'all')).toBe(1);
  expect(await queueState(queue())).toMatchObject({ waiting: 1, givenUp: [] });
});

it('tells Prometheus the same, and nothing for what it cannot read', async () => {
  await giveUp('test.dead');
  await add('test.waits', 'attempts = 1');
  const text = await house.house.metrics.text();
  expect(text).toContain('pendopo_jobs_waiting 1\n');
  expect(text).toContain('pendopo_jobs_given_up{job="test.dead"} 1\n');
  await house.owner('delete from graphile_worker._private_jobs');
  expect(await house.house.metrics.text()).not.toContain('pendopo_jobs_given_up{');

  const away = createMetrics();
  measureQueue(away.registry, { query: () => Promise.reject(new Error('away')) } as never);
  expect(await away.text()).toContain('pendopo_jobs_waiting Nan\n');
});
