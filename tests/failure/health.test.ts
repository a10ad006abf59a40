import { setTimeout as sleep } from 'node:timers/promises';
import { fastify } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mountHealth } from '#app/health.ts';
import type { House } from '#app/house.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

/** How many of twenty that ask together hear that all is well before long. */
async function wellOf(asked: House): Promise<number> {
  const server = fastify();
  mountHealth(server, asked, { metricsToken: undefined });
  const answers = Array.from({ length: 20 }, () => server.inject('/healthz').then((one) => one.statusCode));
  const soon = await Promise.all(answers.map((one) => Promise.race([one, sleep(1_500, 0)])));
  return soon.filter((status) => status === 200).length;
}

it('a house whose connections are all taken is busy, not dead', async () => {
  const { appPool } = house.house;
  const taken = await Promise.all(Array.from({ length: appPool.options.max }, () => appPool.connect()));
  try {
    expect(await wellOf(house.house)).toBe(20);
    // One that asks by the connections of the requests would look dead: the test can fail.
    expect(await wellOf({ ...house.house, healthPool: appPool })).toBe(0);
  } finally {
    for (const client of taken) client.release();
  }
});
