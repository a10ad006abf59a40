import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { transact } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { enqueue } from '../job.ts';

let house: TestHouse;
let office: SmallOffice;
let listener: pg.Client;
const heard: string[] = [];

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  listener = new pg.Client({ connectionString: house.url });
  await listener.connect();
  listener.on('notification', ({ channel }) => heard.push(channel));
  await listener.query('listen "jobs:insert"');
});
afterAll(async () => {
  await listener.end();
  await house.close();
});

const add = (name: string, key?: string, background?: true) =>
  transact(house.house.appPool, { agency: office.agencyId }, 'write', (tx) =>
    enqueue(
      tx,
      office.agencyId,
      { name: name as 'a.b', payload: z.object({}), ...(background && { background }) },
      {},
      key === undefined ? {} : { key },
    ),
  );
const kept = (name: string) =>
  house.owner<Record<string, unknown>>(
    `select payload, priority, attempts, max_attempts, key, job_queue_id, flags, is_available, run_at <= now() as due
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 order by j.id`,
    [name],
  );

it('a job is kept as the queue itself keeps one', async () => {
  // Nobody knows the task yet: the first goes through the queue's own function, the second is written directly.
  await add('test.task');
  await add('test.task');
  const [own, direct] = await kept('test.task');
  expect(direct).toEqual(own);
  expect(direct).toMatchObject({ max_attempts: 10, due: true, key: null });
});

it('a later job with the same key still replaces the waiting one', async () => {
  await add('test.keyed', 'one');
  await add('test.keyed', 'one');
  expect(await kept('test.keyed')).toHaveLength(1);
});

it('work that nobody waits for stands behind, however it was added', async () => {
  await add('test.behind', undefined, true);
  await add('test.behind', undefined, true);
  await add('test.behind', 'one', true);
  await add('test.behind');
  const priorities = (await kept('test.behind')).map(({ priority }) => Number(priority));
  expect(priorities).toEqual([10, 10, 10, 0]);
});

it('workers are woken once for many transactions, and by none of them', async () => {
  await add('test.woken');
  await sleep(200);
  heard.length = 0;
  await Promise.all(Array.from({ length: 10 }, () => add('test.woken')));
  await sleep(200);
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.length).toBeLessThan(5);
});

it("the queue's own function would wake them in each", async () => {
  heard.length = 0;
  for (let round = 0; round < 5; round += 1)
    await house.owner(`select graphile_worker.add_job('test.woken', '{}'::json)`);
  await sleep(200);
  expect(heard).toHaveLength(5);
});
