import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '#core/db/project-root.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pendopo-unheard-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program in which a failure is waited for by nobody; what it says, and how it ends. */
async function run(name: string, around: (work: string) => string) {
  const outfile = path.join(folder, `${name}.mjs`);
  const work = `void Promise.reject(new Error('nobody waits for this'));
    setTimeout(() => { console.log('still at work'); process.exit(0); }, 200);`;
  await build({
    stdin: { contents: around(work), resolveDir: projectRoot(), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const { stdout, stderr, status } = spawnSync(process.execPath, [outfile], { encoding: 'utf8' });
  return { stdout, stderr, status };
}

it('a failure that nobody waits for is told, and the program goes on with the work of the others', async () => {
  const ended = await run(
    'kept',
    (work) => `import { runUntilStopped } from './app/commands/lifecycle.ts';
      const log = { info() {}, error: (what, text) => console.error(text, what.err.message) };
      await runUntilStopped(log, async () => { ${work} });`,
  );
  expect(ended.status).toBe(0);
  expect(ended.stdout).toContain('still at work');
  expect(ended.stderr).toContain('a failure was waited for by nobody nobody waits for this');
});

it('would end a program that does not hear of it: the test can fail', async () => {
  const ended = await run('lost', (work) => work);
  expect(ended.status).toBe(1);
  expect(ended.stdout).not.toContain('still at work');
});
