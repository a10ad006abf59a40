import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { identityPort } from '#app/identity-port.ts';
import { fail } from '#core/contract/errors.ts';
import { operation } from '#core/contract/operation.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { createPipeline, type Pipeline } from '../pipeline.ts';
import { type OutsideContext, outsideRoute } from '../route.ts';

let house: TestHouse;
let office: SmallOffice;
let pipeline: Pipeline;
let done: number;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const { services, appPool } = house.house;
  pipeline = createPipeline(services, appPool, identityPort(appPool, services.clock));
  await house.owner('create table public.done (what text); grant insert on public.done to pendopo_app');
});
afterAll(() => house.close());
beforeEach(() => house.owner('delete from public.done'));

const stamp = operation({
  id: 'test.stamp',
  method: 'POST',
  path: '/api/test',
  summary: 'Stamps.',
  access: { kind: 'signed-in' },
  input: z.strictObject({}),
  output: z.object({}),
  errors: [],
});

/** Does the work with the key; the code of the refusal. */
async function ask(key: string, work: (ctx: OutsideContext) => Promise<unknown>): Promise<string> {
  const call = {
    route: outsideRoute(stamp, async (ctx) => {
      await work(ctx);
      return {};
    }),
    rawInput: {},
    token: office.staff.token,
    requestId: 'test',
    locale: 'id' as const,
    facts: {
      ip: '127.0.0.1',
      userAgent: 'test',
      body: Readable.from([]),
      header: (name: string) => (name === 'idempotency-key' ? key : undefined),
      cookie: () => undefined,
    },
  };
  return pipeline.run(call).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
}

const write = (ctx: OutsideContext, mode: 'write' | 'note') =>
  ctx.transact(mode, ({ tx }) => tx.rows("insert into public.done values ('x')"));
const times = async () => {
  [{ done }] = (await house.owner<{ done: number }>('select count(*)::int as done from public.done')) as [
    { done: number },
  ];
  return done;
};

describe('work that is refused after a part of it was kept', () => {
  const refusedAfter = (mode: 'write' | 'note', code: string) => async (ctx: OutsideContext) => {
    await write(ctx, mode);
    fail(code);
  };

  it('is not begun again by the same key: the second use is told the same refusal', async () => {
    const key = crypto.randomUUID();
    const work = refusedAfter('write', 'core.changed-meanwhile');
    expect([await ask(key, work), await ask(key, work)]).toEqual([
      'core.changed-meanwhile',
      'core.changed-meanwhile',
    ]);
    expect(await times()).toBe(1);
  });

  it('would be done twice if what was kept were not counted: the test can fail', async () => {
    const key = crypto.randomUUID();
    const work = refusedAfter('note', 'core.changed-meanwhile');
    await ask(key, work);
    await ask(key, work);
    expect(await times()).toBe(2);
  });

  it('by a fault of the house leaves a key of which nobody knows how far it came', async () => {
    const key = crypto.randomUUID();
    const work = refusedAfter('write', 'core.busy');
    expect(await ask(key, work)).toBe('core.busy');
    await house.owner(
      "update core.idempotency set created_at = now() - interval '6 minutes' where key = $1",
      [key],
    );
    expect(await ask(key, work)).toBe('core.idempotency-unfinished');
    expect(await times()).toBe(1);
  });

  it('gives the key back where its one transaction was rolled back', async () => {
    const key = crypto.randomUUID();
    const rolledBack = (ctx: OutsideContext) =>
      ctx.transact('write', async ({ tx }) => {
        await tx.rows("insert into public.done values ('x')");
        fail('core.changed-meanwhile');
      });
    expect(await ask(key, rolledBack)).toBe('core.changed-meanwhile');
    expect(await ask(key, (ctx) => write(ctx, 'write'))).toBe('done');
    expect(await times()).toBe(1);
  });
});
