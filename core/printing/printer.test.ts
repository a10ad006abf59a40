import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createPrinter } from './printer.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pendopo-printer-'));
const script = path.join(folder, 'thread.mjs');
// A thread that does to each document what its template says.
writeFileSync(
  script,
  `import { parentPort } from 'node:worker_threads';
   import { setTimeout as sleep } from 'node:timers/promises';
   parentPort.on('message', async ({ id, template }) => {
     if (template === 'stuck') for (;;);
     if (template === 'crash') process.exit(1);
     if (template === 'wrong') return parentPort.postMessage({ id, failure: 'a fault in it' });
     if (template === 'slow') await sleep(150);
     parentPort.postMessage({ id, pdf: Buffer.from(template) });
   });`,
);
afterAll(() => rmSync(folder, { recursive: true }));

const printerOf = (mostWaiting = 10) =>
  createPrinter({ script, workerData: {}, longestMilliseconds: 1_000, mostWaiting });
const order = (template: string) => ({ template, data: '{}', standard: 'a-2a', at: 0 });

test.each([
  ['stuck', 'setting stuck took too long'],
  ['crash', 'the thread that sets documents ended'],
  ['wrong', 'a document could not be set: a fault in it'],
])('a document that is %s is refused alone; those behind it are set', async (template, sentence) => {
  const { print } = printerOf();
  const answers = await Promise.allSettled([order('a'), order(template), order('b'), order('c')].map(print));
  expect(answers.map((one) => (one.status === 'fulfilled' ? String(one.value) : one.reason.message))).toEqual(
    ['a', sentence, 'b', 'c'],
  );
});

test('the clock of a document starts with its turn: a long line of slow ones is set to the end', async () => {
  const { print } = printerOf();
  const answers = await Promise.all(Array.from({ length: 9 }, () => print(order('slow'))));
  expect(answers.map(String)).toEqual(Array(9).fill('slow'));
}, 10_000);

test('more than the line holds are told to come back', async () => {
  const { print } = printerOf(2);
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => print(order('slow'))));
  const codes = answers.map((one) => (one.status === 'fulfilled' ? 'set' : one.reason.code));
  expect(codes).toEqual(['set', 'set', 'set', 'core.busy', 'core.busy']);
});

test('a thread that waits for the next document keeps no program from ending', async () => {
  const holding = () => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;
  const before = holding();
  const { print } = printerOf();
  expect(String(await print(order('a')))).toBe('a');
  expect(holding()).toBe(before);
});
