import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChildTask } from './child-messages.ts';
import { runInSandbox, type SandboxLimits, sandboxMemoryBytes } from './run-in-sandbox.ts';

const task: ChildTask = { kind: 'inspect', source: '/dev/null', type: 'pdf', maxPages: 1 };
const limits: SandboxLimits = {
  silenceMilliseconds: 10_000,
  totalMilliseconds: 10_000,
  memoryBytes: sandboxMemoryBytes,
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A child that does harm in place of reading. */
async function hostile(name: string, body: string): Promise<string> {
  const path = join(folder, `${name}.mjs`);
  const head =
    "process.once('message', async () => {\nconst say = (result) => process.send({ kind: 'inspected', result });\n";
  await writeFile(path, `${head}${body}\n});\n`);
  return path;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a child that', () => {
  test('never answers is stopped after the time it has', async () => {
    const entry = await hostile('silent', 'for (;;) {}');
    const started = performance.now();
    await expect(
      runInSandbox(task, { entry, limits: { ...limits, silenceMilliseconds: 700 } }),
    ).rejects.toMatchObject({
      code: 'documents.took-too-long',
    });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('keeps talking without an end is stopped all the same', async () => {
    const entry = await hostile(
      'chatty',
      "setInterval(() => process.send({ kind: 'page', done: 1, total: 2 }), 20);",
    );
    const pages: number[] = [];
    const talk = runInSandbox(task, {
      entry,
      limits: { ...limits, totalMilliseconds: 1500 },
      onPage: (done) => pages.push(done),
    });
    await expect(talk).rejects.toMatchObject({ code: 'documents.took-too-long' });
    expect(pages.length).toBeGreaterThan(3);
  });

  test('takes all memory is stopped before the machine feels it', async () => {
    const entry = await hostile(
      'greedy',
      'const kept = []; setInterval(() => kept.push(Buffer.alloc(20e6, kept.length)), 15);',
    );
    await expect(
      runInSandbox(task, { entry, limits: { ...limits, memoryBytes: 300e6 } }),
    ).rejects.toMatchObject({
      code: 'documents.took-too-much-memory',
    });
  });

  test('crashes is reported and harms nobody', async () => {
    const entry = await hostile(
      'crashing',
      "process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000);",
    );
    await expect(runInSandbox(task, { entry, limits })).rejects.toMatchObject({
      code: 'documents.reader-stopped',
    });
  });

  test('leaves without a word is reported', async () => {
    const entry = await hostile('leaving', 'process.exit(0);');
    await expect(runInSandbox(task, { entry, limits })).rejects.toMatchObject({
      code: 'documents.reader-stopped',
    });
  });

  test('looks for secrets finds none, and works in a folder of its own', async () => {
    process.env.PLANTED_SECRET = 'kata-sandi-basis-data';
    const entry = await hostile('curious', 'say({ env: process.env, cwd: process.cwd() });');
    const message = (await runInSandbox(task, { entry, limits })) as unknown as {
      result: { env: Record<string, string>; cwd: string };
    };
    delete process.env.PLANTED_SECRET;
    expect(JSON.stringify(message.result.env)).not.toContain('kata-sandi');
    expect(Object.keys(message.result.env).sort()).toEqual(
      expect.arrayContaining(['HOME', 'LANG', 'OMP_THREAD_LIMIT', 'PATH', 'TMPDIR']),
    );
    expect(message.result.cwd).toContain('pendopo-document-');
  });

  test('starts another program does not leave it behind', async () => {
    const entry = await hostile(
      'parent',
      "const { spawn } = await import('node:child_process'); say({ pid: spawn('sleep', ['60']).pid });",
    );
    const message = (await runInSandbox(task, { entry, limits })) as unknown as { result: { pid: number } };
    await expect.poll(() => isAlive(message.result.pid), { timeout: 3000 }).toBe(false);
  });
});

test('work that is called off stops at once', async () => {
  const entry = await hostile('endless', 'for (;;) {}');
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 400);
  const started = performance.now();
  await expect(runInSandbox(task, { entry, limits, signal: controller.signal })).rejects.toMatchObject({
    code: 'documents.cancelled',
  });
  expect(performance.now() - started).toBeLessThan(3000);
});

test('with room enough the greedy child would have passed: the limit is what stopped it', async () => {
  const entry = await hostile(
    'modest',
    'const kept = Buffer.alloc(200e6, 1); setTimeout(() => say(kept.length), 400);',
  );
  await expect(runInSandbox(task, { entry, limits })).resolves.toMatchObject({ result: 200e6 });
  await expect(
    runInSandbox(task, { entry, limits: { ...limits, memoryBytes: 150e6 } }),
  ).rejects.toMatchObject({
    code: 'documents.took-too-much-memory',
  });
});
