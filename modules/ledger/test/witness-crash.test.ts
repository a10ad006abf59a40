/** A witness that is killed (SIGKILL) before each thing it does never comes to have signed two histories. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askWitness } from '../witness/ask-witness.ts';
import { type WitnessStep, witnessSteps } from '../witness/steps.ts';
import { type ToldLog, toldLog } from '../witness/testing/told-log.ts';
import { type Behaviour, startWitness, witnessProgram } from '../witness/testing/witness-process.ts';

const origin = 'log.arunika.example/3201/letters';
const honest = await toldLog(origin, 40);
const forked = await toldLog(origin, 40, 5);
const asking = { plainHosts: ['127.0.0.1'] };
const write = witnessSteps.slice(0, 5);

let base: string;
let program: string;
let logs: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'pendopo-crash-'));
  program = await witnessProgram(base);
  logs = join(base, 'logs.txt');
  await writeFile(logs, `${honest.vkey}\n`);
});
afterAll(() => rm(base, { recursive: true, force: true }));

interface Trial {
  /** What was cosigned of either history beyond the leaf at which they part. */
  cosigned: Set<'honest' | 'forked'>;
  steps: WitnessStep[];
}

/** Shows a witness one history until it dies, starts it again and shows it the other as far as it can be led. */
async function trial(from: number, dieAt: number, behaviour: Behaviour = 'real'): Promise<Trial> {
  const folder = await mkdtemp(join(base, 'w-'));
  const settings = { program, folder, logs, name: 'saksi.example/w1' };
  const cosigned: Trial['cosigned'] = new Set();
  if (from > 0) {
    const first = await startWitness(settings);
    await askWitness(first, await honest.asks(0, from), asking);
    await first.kill('SIGTERM');
  }
  await rm(`${folder}.steps`, { force: true });
  const doomed = await startWitness({ ...settings, behaviour, dieAt });
  const before = await askWitness(doomed, await forked.asks(from, 20), asking);
  if (before.said === 'cosigned') cosigned.add('forked');
  await doomed.ended;
  const steps = (await readFile(`${folder}.steps`, 'utf8')).trim().split('\n') as WitnessStep[];

  const again = await startWitness(settings);
  const lead = async (name: 'honest' | 'forked', log: ToldLog) => {
    const word = await askWitness(again, await log.asks(from, 25), asking);
    const later =
      word.said === 'another-size' ? await askWitness(again, await log.asks(word.size, 25), asking) : word;
    if (later.said === 'cosigned') cosigned.add(name);
  };
  await lead('honest', honest);
  await lead('forked', forked);
  await again.kill('SIGTERM');
  return { cosigned, steps };
}

const points = [
  // The first cosignature of a log: its head, then the list of those that there must be.
  ...[...write, ...write, 'cosign', 'answer'].map((step, at) => [0, at, step] as const),
  ...[...write, 'cosign', 'answer'].map((step, at) => [4, at, step] as const),
];

it.each(points)('with %i leaves seen, killed at point %i (%s): one history', async (from, at, step) => {
  const { cosigned, steps } = await trial(from, at);
  expect(steps).toHaveLength(at + 1);
  expect(steps.at(-1)).toBe(step);
  expect([...cosigned]).toHaveLength(1);
});

it('planted fault is found: one that answers before it keeps has cosigned two histories', async () => {
  const { cosigned } = await trial(4, 3, 'answers-first');
  expect([...cosigned].toSorted()).toEqual(['forked', 'honest']);
});
