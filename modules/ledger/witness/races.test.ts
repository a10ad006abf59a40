/** Many at once, on one log. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeAddCheckpoint } from '#core/transparency/judge-add-checkpoint.ts';
import { nodeChecking } from '#core/transparency/node/node-crypto.ts';
import { parseAddCheckpoint, printAddCheckpoint } from '#core/transparency/witness-protocol.ts';
import { askWitness, newestCosigned, type WitnessWord } from './ask-witness.ts';
import { believedLogsFile, parseBelievedLogs } from './believed-logs.ts';
import { openHeads, originHashOf } from './kept-heads.ts';
import { oneAtATime, TooManyWaiting } from './one-at-a-time.ts';
import { serveWitness } from './serve-witness.ts';
import { toldLog } from './testing/told-log.ts';
import { openWitness, type Witness } from './witness.ts';

const origin = 'log.arunika.example/3201/letters';
const honest = await toldLog(origin, 220);
const forked = await toldLog(origin, 220, 10);
const asking = { plainHosts: ['127.0.0.1'], patience: 20_000 };
const log = { info: () => undefined, warn: () => undefined };
let base: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'pendopo-races-'));
  await writeFile(join(base, 'logs.txt'), `${honest.vkey}\n`);
});
afterAll(() => rm(base, { recursive: true, force: true }));

async function withWitness(test: (one: { key: Witness['signer']['key']; address: string }) => Promise<void>) {
  const logs = await believedLogsFile(join(base, 'logs.txt'));
  const witness = await openWitness({ folder: await mkdtemp(join(base, 'w-')), name: 'w1', log, logs });
  const errors: unknown[] = [];
  const { url, close } = await serveWitness(witness, {
    ...{ host: '127.0.0.1', port: 0, ailment: () => undefined, onError: (error) => errors.push(error) },
  });
  try {
    await test({ key: witness.signer.key, address: url });
    expect(errors).toEqual([]);
  } finally {
    await close();
    await witness.close();
  }
}

const tellOf = (words: readonly WitnessWord[]) => {
  const counts: Record<string, number> = {};
  for (const { said } of words) counts[said] = (counts[said] ?? 0) + 1;
  return counts;
};

it('of a hundred that ask at once from one size, one is cosigned and all others hear of it', async () => {
  await withWitness(async (one) => {
    await askWitness(one, await honest.asks(0, 10), asking);
    const requests = await Promise.all(
      Array.from({ length: 100 }, (_, at) => (at % 2 ? honest : forked).asks(10, 20 + at)),
    );
    const words = await Promise.all(requests.map((request) => askWitness(one, request, asking)));
    expect(tellOf(words)).toEqual({ cosigned: 1, 'another-size': 99 });
    const at = words.findIndex(({ said }) => said === 'cosigned');
    expect(await newestCosigned(one, origin, asking)).toMatchObject({ said: 'newest', size: 20 + at });
  });
});

it('the race of the specification: what asks for less comes too late, and no leaf is rolled back', async () => {
  await withWitness(async (one) => {
    for (let from = 10; from < 200; from += 10) {
      await askWitness(one, await honest.asks(from === 10 ? 0 : from, from), asking);
      const [less, more] = [await honest.asks(from, from + 3), await honest.asks(from, from + 10)];
      const words = await Promise.all([less, more].map((request) => askWitness(one, request, asking)));
      expect(tellOf(words)).toEqual({ cosigned: 1, 'another-size': 1 });
      const newest = await newestCosigned(one, origin, asking);
      const kept = newest.said === 'newest' ? newest.size : 0;
      expect(kept).toBe(words[0]!.said === 'cosigned' ? from + 3 : from + 10);
      if (kept < from + 10) await askWitness(one, await honest.asks(kept, from + 10), asking);
    }
  });
});

it('planted fault is found: without one at a time, a witness is led back to a smaller tree', async () => {
  const heads = await openHeads(await mkdtemp(join(base, 'w-')), true, () => undefined);
  const believed = await parseBelievedLogs(honest.vkey);
  const hash = originHashOf(origin);
  /** Judges first, and writes when it comes to it. */
  const careless = async (body: Uint8Array, slow: number) => {
    const asked = parseAddCheckpoint(body);
    const latest = await heads.read(hash);
    const judgement = await judgeAddCheckpoint(nodeChecking, latest?.head, asked, believed);
    await sleep(slow);
    if (judgement.status === 200) await heads.keep(hash, asked.note, 1_790_000_000);
    return judgement.status;
  };
  const run = async (held: ReturnType<typeof oneAtATime>) => {
    const from = (await heads.read(hash))?.head.size ?? 0;
    const [less, more] = [await honest.asks(from, from + 5), await honest.asks(from, from + 10)].map(
      printAddCheckpoint,
    );
    const statuses = await Promise.all([
      held('log', () => careless(less!, 60)),
      held('log', () => careless(more!, 0)),
    ]);
    return { statuses, kept: (await heads.read(hash))!.head.size - from };
  };
  expect(await run((_, work) => work())).toEqual({ statuses: [200, 200], kept: 5 });
  expect(await run(oneAtATime())).toEqual({ statuses: [200, 409], kept: 5 });
});

it('works of one name wait for each other, those of other names do not, and a queue has an end', async () => {
  const held = oneAtATime();
  const order: string[] = [];
  const work = (name: string, ms: number) => () => sleep(ms).then(() => void order.push(name));
  await Promise.all([held('a', work('a1', 40)), held('a', work('a2', 0)), held('b', work('b1', 0))]);
  expect(order).toEqual(['b1', 'a1', 'a2']);
  await expect(held('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await held('a', work('a3', 0));
  const many = await Promise.allSettled(Array.from({ length: 300 }, () => held('c', work('c', 0))));
  const refused = many.filter((one) => one.status === 'rejected' && one.reason instanceof TooManyWaiting);
  expect(refused).toHaveLength(44);
});
