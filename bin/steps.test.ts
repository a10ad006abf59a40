import { expect, test, vi } from 'vitest';
// @ts-expect-error: plain script without types
import { runSteps } from './steps.mjs';

interface Step {
  name: string;
  run: () => Promise<{ passed: number; failed: number; output: string }>;
}

const step = (name: string, passed: number, failed: number): Step => ({
  name,
  run: async () => ({ passed, failed, output: `what ${name} said` }),
});

async function linesOf(steps: Step[]): Promise<{ lines: string[]; exitCode: unknown }> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => lines.push(String(text).trim()) > 0);
  const before = process.exitCode;
  try {
    await runSteps(steps);
    return { lines, exitCode: process.exitCode };
  } finally {
    process.exitCode = before;
    log.mockRestore();
    write.mockRestore();
  }
}

test('all steps are counted in one last line', async () => {
  const { lines, exitCode } = await linesOf([step('types', 1, 0), step('unit', 41, 0)]);
  expect(lines.at(-1)).toBe('42 passed, 0 failed');
  expect(exitCode).toBe(0);
});

test('one failure anywhere fails the whole and shows what that step said', async () => {
  const { lines, exitCode } = await linesOf([step('types', 0, 1), step('unit', 41, 0)]);
  expect(lines.at(-1)).toBe('41 passed, 1 failed');
  expect(lines).toContain('what types said');
  expect(lines).not.toContain('what unit said');
  expect(exitCode).toBe(1);
});
