import { afterEach, expect, it, vi } from 'vitest';
import { findingText } from '#app/operator-texts.ts';
import { findingCodes } from '#modules/ledger/server/check/findings.ts';
import { type AgencyReport, exitCodes, inWords, verdictOn } from './fsck.ts';

afterEach(() => vi.unstubAllEnvs());

const report = (findings: AgencyReport['findings'], logs = 1): AgencyReport => ({
  agency: 'arunika',
  logs: Array.from({ length: logs }, () => ({
    ...{
      stream: 'letters',
      origin: 'arunika.example/ledger/1/letters',
      size: 12,
      published: 12,
      checkpoints: 3,
      witnesses: { asked: 2, answered: 1 },
    },
  })),
  findings,
});
const wrong = { invariant: 'I10', finding: 'event-changed', record: 'letters entry 7' } as const;

it('tells by its exit code whether all holds, something does not, or nothing is there to hold', () => {
  const code = (...reports: AgencyReport[]) => exitCodes[verdictOn(reports)];
  expect(code(report([]), report([], 0))).toBe(0);
  expect(code(report([]), report([wrong]))).toBe(4);
  expect(code(report([], 0))).toBe(5);
  expect(code()).toBe(5);
});

it('names the record and says what is wrong with it, in both languages', () => {
  for (const [language, title] of [
    ['id_ID.UTF-8', 'LOG TIDAK COCOK'],
    ['en_US.UTF-8', 'THE LOG DOES NOT HOLD'],
  ] as const) {
    vi.stubEnv('LC_ALL', language);
    const lines = inWords([report([wrong])], 'does-not-hold').split('\n');
    expect(lines[0]).toBe(title);
    expect(lines.at(-1)).toBe('    I10 event-changed: letters entry 7');
    expect(lines.at(-2)!.trim()).toBe(findingText('event-changed'));
    expect(lines[2]).toContain('12');
  }
});

it('has words for every finding, and notices one that has none', () => {
  const silent = (codes: readonly string[]) => codes.filter((code) => findingText(code) === code);
  expect(silent(Object.values(findingCodes).flat())).toEqual([]);
  expect(silent(['planted-finding'])).toEqual(['planted-finding']);
});
