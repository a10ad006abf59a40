import { describe, expect, it } from 'vitest';
import { nationalLayouts, nationalWords } from '../layouts.ts';
import { nationalGroups, nationalKinds } from '../letter-kinds.ts';
import { groupFaults } from './numbering/group-faults.ts';
import { textFaults } from './paper/lay-out-paper.ts';
import { letterheadByDefault, placeByDefault } from './paper/letterhead-by-default.ts';
import { pageSetUps } from './paper/page-set-up.ts';
import { layoutFaults, wordFaults } from './paper/paper-faults.ts';
import { specimenOf } from './paper/specimen.ts';
import { type AgencyRules, type Decision, rulesOfAgency } from './rules-of-agency.ts';

const national: AgencyRules = {
  droppedKinds: [],
  kinds: nationalKinds,
  groups: nationalGroups,
  layouts: nationalLayouts,
  words: nationalWords,
  pages: pageSetUps,
};
const day = '2026-11-22';
const decision = (what: Decision['what'], about: string, rule: unknown, dropped = false): Decision => ({
  what,
  about,
  from: '2026-01-01',
  dropped,
  rule,
});

describe('the rules of an agency', () => {
  it('are those of the nation where it decided nothing', () => {
    expect(rulesOfAgency(national, [], day)).toEqual(national);
  });

  it('are its own where it decided, and the rest stays', () => {
    const measures = { top: 25, bottom: 20, left: 30, right: 20, size: 12, leading: 0.8 };
    const group = { code: 'khusus', name: 'Khusus', pattern: '{seq}/{unit}/{tahun}', counter: 'book' };
    const own = { ...group, code: 'izin', name: 'Izin' };
    const rules = rulesOfAgency(
      national,
      [
        decision('paper', 'words', { subject: 'Perihal' }),
        decision('paper', 'page-a4', measures),
        decision('paper', 'layout-memo', [{ piece: 'signatures' }]),
        decision('group', 'khusus', group),
        decision('group', 'izin', own),
        decision(
          'kind',
          'SKET',
          nationalKinds.find(({ code }) => code === 'SKET'),
          true,
        ),
      ],
      day,
    );
    expect(rules.words).toEqual({ ...nationalWords, subject: 'Perihal' });
    expect(rules.pages).toEqual({ ...pageSetUps, a4: { ...measures, paper: 'a4' } });
    expect(rules.layouts.memo).toEqual([{ piece: 'signatures', arrangement: 'right' }]);
    expect(rules.layouts.letter).toBe(nationalLayouts.letter);
    expect(rules.groups).toHaveLength(nationalGroups.length + 1);
    expect(rules.groups.find(({ code }) => code === 'khusus')!.pattern).toBe('{seq}/{unit}/{tahun}');
    expect(rules.kinds).toHaveLength(nationalKinds.length - 1);
  });

  it('are not read where they are not what the contract knows', () => {
    expect(() => rulesOfAgency(national, [decision('paper', 'page-a4', { top: 900 })], day)).toThrow();
    expect(() => rulesOfAgency(national, [decision('kind', 'X', { code: 'X' })], day)).toThrow();
  });
});

describe('the layouts and patterns of the nation', () => {
  it.each(Object.entries(nationalLayouts))('%s could be entered as it is', (_name, pieces) => {
    expect(layoutFaults(nationalWords, pieces)).toEqual([]);
  });

  it.each(nationalGroups.map((group) => [group.code, group] as const))(
    '%s has a pattern without fault',
    (_code, group) => {
      expect(groupFaults(group, nationalKinds)).toEqual([]);
    },
  );

  it.each(nationalKinds.filter(({ layout }) => layout !== null).map((kind) => [kind.code, kind] as const))(
    'a specimen of %s has every part that it must have',
    (_code, kind) => {
      const layout = nationalLayouts[kind.layout!];
      const { text, signatures } = specimenOf(kind, layout, nationalWords);
      expect(textFaults(layout, text)).toEqual([]);
      expect(signatures.length).toBeGreaterThanOrEqual(kind.signers[0]);
      expect(signatures.length).toBeLessThanOrEqual(kind.signers[1]);
    },
  );
});

describe('words of an agency', () => {
  it('are words that stand on paper, with the places that are filled in', () => {
    expect(wordFaults(nationalWords, { subject: 'Perihal' })).toEqual([]);
    expect(wordFaults(nationalWords, { nonsense: 'x' })).toEqual([
      { code: 'outgoing.word-unknown', path: 'words.nonsense' },
    ]);
    expect(wordFaults(nationalWords, { verify: 'Periksa di {tempat}' })).toEqual([
      { code: 'outgoing.word-place-missing', path: 'words.verify' },
    ]);
  });
});

describe('a head that nobody entered', () => {
  const line = [
    { name: 'Kabupaten Arunika', kind: 'agency' },
    { name: 'Dinas Kesehatan', kind: 'department' },
    { name: 'Bidang Pelayanan', kind: 'division' },
    { name: 'Puskesmas Arunika I', kind: 'technical-unit' },
  ] as const;

  it('names the agency, the office and a technical unit, but not their parts', () => {
    expect(letterheadByDefault('agency', 'Pemerintah Kabupaten Arunika', line, 'Kepala')).toMatchObject({
      lines: ['Pemerintah Kabupaten Arunika', 'Dinas Kesehatan', 'Puskesmas Arunika I'],
    });
  });

  it('of an office names the office', () => {
    expect(letterheadByDefault('post', 'x', line, 'Bupati Arunika').lines).toEqual(['Bupati Arunika']);
  });

  it('takes the place from the name of the agency', () => {
    expect(['Pemerintah Kabupaten Arunika', 'Kota Tirta', 'Kementerian Contoh'].map(placeByDefault)).toEqual([
      'Arunika',
      'Tirta',
      'Kementerian Contoh',
    ]);
  });
});
