import { describe, expect, it } from 'vitest';
import type { Verdict } from '#modules/signatures/server/signatures.api.ts';
import { conclude, type Findings, type Kinship } from './conclude.ts';

const kinships: (Kinship | null)[] = ['exact', 'extended', 'earlier', 'named', null];
const verdicts: Verdict[] = ['valid', 'changed', 'broken', 'untrusted', 'unsigned'];
const of = (verdict: Verdict, kinship: Kinship | null, more: Partial<Findings> = {}) =>
  conclude({ verification: { verdict }, kinship, ended: null, isAsked: null, ...more });

describe('the one word for a file', () => {
  it.each([
    ['exact', ['genuine', 'changed', 'broken', 'genuine-unproven', 'unsigned']],
    ['extended', ['extended', 'changed', 'broken', 'untrusted', 'unsigned']],
    ['earlier', ['earlier', 'changed', 'broken', 'untrusted', 'unsigned']],
    ['named', ['borrowed-code', 'changed', 'broken', 'untrusted', 'unsigned']],
    [null, ['foreign', 'changed', 'broken', 'untrusted', 'unsigned']],
  ] as const)('for kinship %s follows the verdict', (kinship, words) => {
    expect(verdicts.map((verdict) => of(verdict, kinship))).toEqual(words);
  });

  it('calls a letter that is no longer in force so, and only where the file is the letter', () => {
    const ended = 'replaced';
    expect(kinships.map((kinship) => of('valid', kinship, { ended }))).toEqual([
      'replaced',
      'replaced',
      'replaced',
      'borrowed-code',
      'foreign',
    ]);
    expect(of('changed', 'extended', { ended })).toBe('changed');
    expect(of('untrusted', 'exact', { ended: 'withdrawn' })).toBe('withdrawn');
  });

  it('says that it is another letter than the one whose code was given', () => {
    expect(of('valid', 'exact', { isAsked: false })).toBe('another-letter');
    expect(of('valid', 'exact', { isAsked: true })).toBe('genuine');
    expect(of('valid', 'exact', { isAsked: false, ended: 'withdrawn' })).toBe('another-letter');
    expect(of('broken', 'named', { isAsked: false })).toBe('broken');
  });

  it('tells a file that cannot be read from one without a signature', () => {
    const verification = { verdict: 'unsigned', unreadable: 'encrypted' } as const;
    expect(of('unsigned', null, { verification })).toBe('unreadable');
  });

  it('is genuine in one case only', () => {
    const all = verdicts.flatMap((verdict) =>
      kinships.flatMap((kinship) =>
        ([null, 'withdrawn', 'replaced', 'unfinished'] as const).flatMap((ended) =>
          [true, false, null].map((isAsked) => ({ verdict, kinship, ended, isAsked })),
        ),
      ),
    );
    const genuine = all.filter((one) => of(one.verdict, one.kinship, one) === 'genuine');
    expect(genuine).toEqual([
      { verdict: 'valid', kinship: 'exact', ended: null, isAsked: true },
      { verdict: 'valid', kinship: 'exact', ended: null, isAsked: null },
    ]);
  });
});
