// How check and test run their steps, count what they find, and say it in one line.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A program that is right or wrong as a whole: it counts as one. */
export function program(name, file, ...args) {
  return { name, run: async () => asOne(await node(file, args)) };
}

/** Tests of one vitest project, counted one by one. A file that cannot be loaded counts as a failed test. */
export function tests(name, ...args) {
  return {
    name,
    run: async () => {
      const report = join(root, '.cache', `${name}.json`);
      mkdirSync(join(root, '.cache'), { recursive: true });
      rmSync(report, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const done = await node('node_modules/vitest/vitest.mjs', [
        'run',
        '--passWithNoTests',
        ...reporters,
        ...args,
      ]);
      return existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8')), done) : asOne(done);
    },
  };
}

/** Runs the steps in order, tells each with its time, and ends with one line that counts all. */
export async function runSteps(steps) {
  const began = performance.now();
  const total = { passed: 0, failed: 0 };
  for (const { name, run } of steps) {
    const start = performance.now();
    process.stdout.write(`… ${name}\n`);
    const { passed, failed, output } = await run();
    if (failed) process.stdout.write(`${output}\n`);
    else process.stdout.write(triedAgain(output));
    console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed (${seconds(start)})`);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`Time: ${seconds(began)}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed ? 1 : 0;
}

function count(report, { status, output }) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  // Vitest also fails for errors outside of any test.
  return { passed: report.numPassedTests, failed: failed || (status === 0 ? 0 : 1), output };
}

/** The tests that passed at a second try only: each hides a race that somebody has to find. */
function triedAgain(output) {
  return output
    .split('\n')
    .filter((line) => line.includes('(retry x'))
    .map((line) => `! at the second try: ${line.trim()}\n`)
    .join('');
}

function asOne({ status, output }) {
  return status === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}

function node(file, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, file), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(part));
    child.on('close', (status) => resolve({ status, output: Buffer.concat(parts).toString() }));
  });
}

function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
