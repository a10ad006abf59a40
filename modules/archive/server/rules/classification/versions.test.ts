import { describe, expect, test } from 'vitest';
import type { ClassificationVersionId } from '../../../contract/terms.ts';
import { rule, versionOf } from '../testing/samples.ts';
import { type ClassificationEntry, lineOf, treeOf } from './classification.ts';
import { codesAbove, compareCodes, guessedScheme, isCodeOf, nearestAbove } from './codes.ts';
import { differenceOf } from './difference.ts';
import { versionFault, versionOn, versionsBetween } from './versions.ts';

const entry = (
  code: string,
  title: string,
  more: Partial<ClassificationEntry> = {},
): ClassificationEntry => ({
  code,
  parent: null,
  title,
  level: 1,
  rule: null,
  ...more,
});
const told = (changes: ReturnType<typeof differenceOf>) =>
  changes.map((change) => {
    const before = 'before' in change ? change.before.code : '';
    const after = 'after' in change ? change.after.code : '';
    const fields = change.kind === 'retention-changed' ? ` ${change.fields.join(',')}` : '';
    return `${change.kind} ${before}>${after}${fields}`;
  });

describe('the difference of two versions', () => {
  const before = treeOf([
    entry('000', 'Umum'),
    entry('000.1', 'Rapat', { parent: '000', rule: rule(2, 3, 'destroy') }),
    entry('000.2', 'Cuti', { parent: '000' }),
    entry('005', 'Undangan'),
    entry('006', 'Tanda'),
  ]);
  const between = (after: ClassificationEntry[], moved: [string, string][] = []) =>
    told(differenceOf({ tree: before }, versionOf('Baru', '2027-01-01', null, treeOf(after), moved)));

  test('of the same list is none', () => {
    expect(between([...before.values()])).toEqual([]);
  });

  test('tells what is new, gone, renamed, moved and ruled anew', () => {
    const changes = between(
      [
        entry('000', 'Ketatausahaan'),
        entry('000.1', 'Rapat', { parent: '000', rule: rule(2, 5, 'permanent') }),
        entry('000.3', 'Dinas', { parent: '000' }),
        entry('000.4', 'Undangan', { parent: '000' }),
        entry('000.2', 'Cuti', { parent: '000' }),
      ],
      [['005', '000.4']],
    );
    expect(changes).toEqual([
      'renamed 000>000',
      'retention-changed 000.1>000.1 inactiveYears,fate',
      'added >000.3',
      'moved 005>000.4',
      'removed 006>',
    ]);
  });

  test('knows a code that was given to another subject', () => {
    const kept = [...before.values()].filter(({ code }) => code !== '005');
    expect(between(kept, [['005', '006']])).toEqual(['moved 005>006', 'renamed 005>006', 'removed 006>']);
    expect(
      between(kept, [
        ['005', '006'],
        ['006', '006'],
      ]),
    ).toEqual(['moved 005>006', 'renamed 005>006']);
  });
});

describe('versions', () => {
  const day = (id: string, startsOn: string, endsBefore: string | null) => ({
    id: id as ClassificationVersionId,
    startsOn,
    endsBefore,
  });
  const old = versionOf('Lama', '2020-01-01', '2025-01-01', treeOf([]));
  const now = versionOf('Baru', '2026-01-01', null, treeOf([]));

  test('hold from their first day until before their end', () => {
    const on = (at: string) => versionOn([now, old], at)?.basis ?? null;
    expect(['2019-12-31', '2020-01-01', '2024-12-31', '2025-01-01', '2026-01-01'].map(on)).toEqual([
      null,
      'Lama',
      'Lama',
      null,
      'Baru',
    ]);
    expect(versionsBetween([now, old], '2024-12-31', '2026-01-01').map(({ basis }) => basis)).toEqual([
      'Lama',
      'Baru',
    ]);
    expect(versionsBetween([now, old], '2025-01-01', '2025-12-31')).toEqual([]);
  });

  test.each([
    [day('c', '2025-01-01', '2026-01-01'), null],
    [day('c', '2024-12-31', '2025-06-01'), 'archive.versions-overlap'],
    [day('c', '2025-06-01', null), 'archive.versions-overlap'],
    [day('c', '2025-06-01', '2025-06-01'), 'archive.version-ends-before-it-starts'],
    [day('Baru', '2026-01-01', null), null],
  ])('%j beside the others: %s', (version, fault) => {
    expect(versionFault(version, [old, now])).toBe(fault);
  });
});

describe('codes', () => {
  test.each([
    ['regional', '000.1.2', ['000.1', '000']],
    ['regional', '000', []],
    ['three-digit', '011.2', ['011', '010', '000']],
    ['three-digit', '005', ['000']],
    ['three-digit', '100', []],
    ['letters', 'KP.07.6', ['KP.07', 'KP']],
    ['letters', 'UM 0201', ['UM 02', 'UM']],
    ['letters', 'HM', []],
  ] as const)('%s %s stand under %j', (scheme, code, above) => {
    expect(codesAbove(scheme, code)).toEqual(above);
  });

  test('are ordered as a list is printed', () => {
    const codes = ['000.10', '000.2.1', '100', '000.2', 'KP.10', 'KP.9', '000'];
    expect([...codes].sort(compareCodes)).toEqual([
      '000',
      '000.2',
      '000.2.1',
      '000.10',
      '100',
      'KP.9',
      'KP.10',
    ]);
  });

  test('tell their scheme', () => {
    expect(guessedScheme(['000', '000.1', '100'])).toBe('regional');
    expect(guessedScheme(['000', '005', '010'])).toBe('three-digit');
    expect(guessedScheme(['KP', 'KP.01'])).toBe('letters');
    expect(['000.1.2', 'KP.1', '00.1', '000.1.'].map((code) => isCodeOf('regional', code))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('find the longest that is known, and no neighbour that begins alike', () => {
    const known = new Map([
      ['000.1', 'rapat'],
      ['000', 'umum'],
    ]);
    expect(nearestAbove(known, 'regional', '000.1.2')).toEqual({ code: '000.1', value: 'rapat' });
    expect(nearestAbove(known, 'regional', '000.10')).toEqual({ code: '000', value: 'umum' });
    expect(nearestAbove(known, 'regional', '100.1')).toBeNull();
  });

  test('have a line up to the first level', () => {
    const tree = treeOf([entry('000', 'Umum'), entry('000.1', 'Rapat', { parent: '000' })]);
    expect(lineOf(tree, '000.1').map(({ code }) => code)).toEqual(['000.1', '000']);
  });
});
