import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf } from '#core/contract/client.ts';
import { pathParameters } from '#core/contract/operation.ts';
import { demoWorld } from '#tests/house/demo-world.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { ProbeKit } from './probes.ts';
import { signingProbes } from './signing-probes.ts';

let house: TestHouse;
let kit: ProbeKit;
beforeAll(async () => { house = await testHouse(); kit = new ProbeKit(house, await demoWorld(house)); });
afterAll(() => house.close());
it('probes', async () => {
  const ops = new Map(house.house.modules.flatMap((m) => m.routes).map((r) => [r.operation.id as string, r.operation]));
  const lines: string[] = [];
  for (const [name, probe] of Object.entries(signingProbes)) {
    const op = ops.get(name.split('#')[0]!)!;
    const row: string[] = [];
    for (const key of ['kadis-kominfo', 'tata-usaha', 'admin', 'staf-kominfo', 'sekda']) {
      const actor = await kit.world.actor(key);
      const input = (await probe.input?.(kit, actor)) ?? {};
      const ask = async (input: Record<string, unknown>) => {
        const named = new Set(pathParameters(op.path));
        const json = op.method !== 'GET';
        const rest = Object.fromEntries(Object.entries(input).filter(([n]) => !named.has(n)));
        const a = await house.server.inject({ method: op.method, url: addressOf(op, input), headers: { authorization: `Bearer ${actor.token}`, 'content-type': 'application/json' }, ...(json ? { payload: JSON.stringify(rest) } : {}) });
        return { s: a.statusCode, b: a.body.replace(/"requestId":"[^"]*"/, '').slice(0, 300) };
      };
      const answer = await ask(input);
      if (answer.s >= 500 || answer.b.includes('core.invalid-input')) lines.push(`!! ${name} ${key} ${answer.b}`);
      const refused = [401, 403, 404].includes(answer.s);
      if (refused) {
        const nothing = Object.fromEntries(pathParameters(op.path).map((p) => [p, crypto.randomUUID()]));
        const missing = await ask({ ...input, ...nothing });
        if (missing.s !== answer.s || missing.b !== answer.b) lines.push(`!! ${name} ${key} tells: ${answer.b} / ${missing.b}`);
      }
      row.push(refused ? 'no' : `yes(${answer.s})`);
    }
    lines.push(`${name}: ${row.join(' ')}`);
  }
  console.log(lines.join('\n'));
  expect(lines.filter((l) => l.startsWith('!!'))).toEqual([]);
}, 400_000);
