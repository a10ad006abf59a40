import { describe, expect, it } from 'vitest';
import letterTypes from '#modules/letters/data/letter-types.json' with { type: 'json' };
import { LetterKind } from '../../contract/kinds.ts';
import { kindSources, nationalGroups, nationalKinds } from '../letter-kinds.ts';
import { type KindOverride, kindsOfAgency, kindsWithoutGroup } from './kinds-of-agency.ts';
import { parsePattern } from './numbering/parse-pattern.ts';

const kindOf = (code: string) => nationalKinds.find((kind) => kind.code === code)!;

describe('the kinds of the nation', () => {
  it('are those that incoming letters know, in the same order and with the same names', () => {
    expect(nationalKinds.map(({ code, name }) => [code, name])).toEqual(
      letterTypes.map((type) => [type.kode, type.nama]),
    );
  });

  it('are 36, each once, with a group that counts it and a source that is named', () => {
    expect(new Set(nationalKinds.map(({ code }) => code)).size).toBe(36);
    expect(kindsWithoutGroup(nationalKinds, nationalGroups)).toEqual([]);
    const unnamed = nationalKinds.flatMap((kind) => kind.sources.filter((key) => !kindSources.has(key)));
    expect(unnamed).toEqual([]);
  });

  it('of a group that nobody counts are noticed', () => {
    const stray = { ...kindOf('SDINAS'), numberingGroup: 'tiada' };
    expect(kindsWithoutGroup([stray], nationalGroups)).toEqual([stray]);
  });

  it('print no titles where the regulation takes them away (Permendagri 1/2023 art. 44)', () => {
    const bare = nationalKinds.filter((kind) => !kind.titlesShown).map(({ code }) => code);
    const byClass = nationalKinds.filter((kind) => ['regulating', 'deciding'].includes(kind.subclass ?? ''));
    expect(bare).toEqual([...byClass.map(({ code }) => code), 'PIAGAM', 'SERTIFIKAT', 'STTPP']);
  });

  it('have numbers whose pattern holds the classification code where the kind must have one', () => {
    const patternOf = (group: string) => nationalGroups.find(({ code }) => code === group)!.pattern;
    for (const kind of nationalKinds) {
      const parsed = parsePattern(patternOf(kind.numberingGroup));
      expect(parsed.faults, kind.code).toEqual([]);
      const coded = parsed.pattern!.pieces.some((piece) => piece.token === 'kode');
      if (kind.classification === 'always') expect(coded, kind.code).toBe(true);
      if (kind.classification === 'never') expect(coded, kind.code).toBe(false);
    }
  });
});

describe('an agency', () => {
  const own: LetterKind = LetterKind.parse({
    ...kindOf('SKET'),
    code: 'SDISPENSASI',
    name: 'Surat Dispensasi',
    title: 'SURAT DISPENSASI',
  });
  const override = (kind: LetterKind, from: string, dropped = false): KindOverride => ({
    kind,
    from,
    dropped,
  });

  it('adds a kind of its own without code', () => {
    const kinds = kindsOfAgency(nationalKinds, [override(own, '2026-01-01')], '2026-11-22');
    expect(kinds).toHaveLength(37);
    expect(kinds.at(-1)).toBe(own);
  });

  it('changes one from a day on; the last row that has begun holds', () => {
    const f4 = { ...kindOf('SDINAS'), paper: 'f4' as const };
    const back = { ...kindOf('SDINAS'), paper: 'a4' as const };
    const rows = [override(back, '2027-01-01'), override(f4, '2026-06-01')];
    const paperOn = (day: string) =>
      kindsOfAgency(nationalKinds, rows, day).find(({ code }) => code === 'SDINAS')?.paper;
    expect(['2026-05-31', '2026-06-01', '2026-12-31', '2027-01-01'].map(paperOn)).toEqual([
      'a4',
      'f4',
      'f4',
      'a4',
    ]);
  });

  it('drops one that it does not write', () => {
    const kinds = kindsOfAgency(
      nationalKinds,
      [override(kindOf('LEMBARDAERAH'), '2026-01-01', true)],
      '2026-11-22',
    );
    expect(kinds.map(({ code }) => code)).not.toContain('LEMBARDAERAH');
  });

  it.each([
    ['a code in small letters', { code: 'sdinas' }],
    ['no title where the layout prints one', { code: 'X1', layout: 'memo', title: null }],
    ['more signers at least than at most', { signers: [3, 2] }],
    ['a layout that does not exist', { layout: 'poster' }],
    ['a field that nobody knows', { colour: 'red' }],
    ['no source', { sources: [] }],
  ])('is refused a kind with %s', (_fault, change) => {
    expect(LetterKind.safeParse({ ...kindOf('SDINAS'), ...change }).success).toBe(false);
  });
});
