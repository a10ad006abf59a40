import { afterAll, beforeAll, expect, it } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { coreSchedules } from '../housekeeping.ts';
import type { JobContext } from '../job.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

async function keepHouse(): Promise<void> {
  const { agencyId } = await smallOffice(house);
  const ctx = {
    clock: house.clock,
    transact: (mode: 'read' | 'write', work: (inner: never) => Promise<unknown>) =>
      transact(house.house.workerPool, { agency: agencyId }, mode, (tx) => work({ tx } as never)),
  } as unknown as JobContext;
  for (const schedule of coreSchedules.filter(({ name }) => name !== 'core.collect-objects'))
    await schedule.run(ctx);
}

it('makes partitions for the years ahead and forgets what has expired, as often as it is asked', async () => {
  await house.owner(
    "insert into core.idempotency (agency_id, actor_id, key, operation, request_hash, created_at) values (gen_random_uuid(), gen_random_uuid(), 'a-key-long-ago', 'x.y', '\\x00', now() - interval '2 days')",
  );
  house.clock.set('2031-03-01T00:00:00Z');
  await keepHouse();
  await keepHouse();
  const [found] = await house.owner<{ partition: string | null; keys: number }>(
    "select to_regclass('core.event_2033')::text as partition, (select count(*)::int from core.idempotency) as keys",
  );
  expect(found).toEqual({ partition: 'core.event_2033', keys: 0 });
});
