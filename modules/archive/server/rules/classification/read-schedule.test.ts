import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeScheme } from '../../../contract/terms.ts';
import { suppliedSheet } from '../testing/samples.ts';
import { readSchedule } from './read-schedule.ts';

const heading = ['kode', 'judul', 'retensi aktif', 'retensi inaktif', 'nasib akhir'];
const read = (rows: string[][], scheme: CodeScheme = 'regional', before: null | Map<string, never> = null) =>
  readSchedule(rows, { scheme, before });
/** Faults of one row under a group, as `column: code`. */
function faultsOf(cells: Record<string, string>): string[] {
  const row = { kode: '000.1', judul: 'Arsip', ...cells };
  const sheet = [Object.keys(row), ['000', 'Umum'], Object.values(row)];
  return read(sheet).faults.map(({ row: at, column, code }) => {
    expect(at).toBe(code === 'archive.unknown-column' ? 1 : 3);
    return `${column}: ${code}`;
  });
}
const full = { 'retensi aktif': '2', 'retensi inaktif': '3', 'nasib akhir': 'Musnah' };
const ruleOf = (cells: Record<string, string>) => {
  const row = { kode: '000.1', judul: 'Arsip', ...full, ...cells };
  const { tree, faults } = read([Object.keys(row), ['000', 'Umum'], Object.values(row)]);
  expect(faults).toEqual([]);
  return tree.get('000.1')?.rule;
};

describe('the list that the product brings along', () => {
  const { tree, faults, rows } = readSchedule(suppliedSheet(), { scheme: 'regional', before: null });
  const rules = [...tree.values()].flatMap(({ rule }) => (rule ? [rule] : []));

  test('is read whole, without a fault', () => {
    expect(faults).toEqual([]);
    expect([rows, tree.size, rules.length]).toEqual([2_989, 2_989, 2_439]);
  });

  test('has the fates, events and exceptions that the regulation has', () => {
    const count = (fate: string) => rules.filter((rule) => rule.fate === fate && !rule.exception).length;
    expect([count('destroy'), count('permanent'), count('reappraise')]).toEqual([1_280, 1_147, 0]);
    expect(rules.filter(({ activeTrigger }) => activeTrigger).length).toBe(333);
    const excepted = rules.flatMap(({ exception }) => (exception ? [exception.fate] : []));
    expect(excepted.length).toBe(12);
    expect(excepted.filter((fate) => fate === 'personal-file').length).toBe(8);
    expect(excepted.filter((fate) => fate === 'permanent').length).toBe(1);
  });
});

describe('a row', () => {
  test('may carry years with their unit and event, and a fate with its exception', () => {
    expect(
      ruleOf({
        'retensi aktif': '2 tahun setelah hak dan kewajiban habis',
        'retensi inaktif': '3 (tiga) tahun',
        'nasib akhir': 'Musnah, kecuali SK masuk berkas perseorangan',
      }),
    ).toEqual({
      activeYears: 2,
      activeTrigger: 'setelah hak dan kewajiban habis',
      inactiveYears: 3,
      inactiveTrigger: null,
      fate: 'destroy',
      exception: { words: 'SK masuk berkas perseorangan', fate: 'personal-file' },
    });
    expect(ruleOf({ 'nasib akhir': 'Dinilai kembali' })?.fate).toBe('reappraise');
    expect(ruleOf({ 'nasib akhir': 'DIPERMANENKAN' })?.fate).toBe('permanent');
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['without a title', { judul: '' }, ['judul: archive.title-missing']],
    ['without a code', { kode: '' }, ['kode: archive.code-missing']],
    ['with letters in a code', { kode: 'KP.01' }, ['kode: archive.bad-code']],
    ['that stands twice', { kode: '000' }, ['kode: archive.code-twice']],
    ['under nothing', { kode: '100.1.1' }, ['kode_induk: archive.unknown-parent']],
    ['under an unknown code', { 'kode induk': '500' }, ['kode_induk: archive.unknown-parent']],
    ['under itself', { 'kode induk': '000.1' }, ['kode_induk: archive.parent-mismatch']],
    ['with half a year', { ...full, 'retensi aktif': '2,5' }, ['retensi_aktif: archive.bad-years']],
    [
      'with no number',
      { ...full, 'retensi inaktif': 'selama berlaku' },
      ['retensi_inaktif: archive.bad-years'],
    ],
    ['with two centuries', { ...full, 'retensi aktif': '200' }, ['retensi_aktif: archive.bad-years']],
    ['with minus years', { ...full, 'retensi aktif': '-2' }, ['retensi_aktif: archive.bad-years']],
    ['with another fate', { ...full, 'nasib akhir': 'dibakar' }, ['nasib_akhir: archive.unknown-fate']],
    [
      'with half a rule',
      { 'retensi aktif': '2' },
      ['retensi_inaktif: archive.rule-incomplete', 'nasib_akhir: archive.rule-incomplete'],
    ],
    [
      'with an exception to nothing',
      { ...full, 'nasib akhir': 'Permanen', pengecualian: 'SK' },
      ['pengecualian: archive.exception-without-destruction'],
    ],
    [
      'with an exception without words',
      { ...full, 'nasib akhir': 'MUSNAH_DENGAN_PENGECUALIAN' },
      ['pengecualian: archive.exception-missing'],
    ],
    [
      'with two exceptions',
      { ...full, 'nasib akhir': 'Musnah kecuali SK', pengecualian: 'Laporan' },
      ['pengecualian: archive.exception-twice'],
    ],
    [
      'with two events',
      { ...full, 'retensi aktif': '2 tahun setelah lunas', 'pemicu aktif': 'Setelah diperiksa' },
      ['pemicu_aktif: archive.trigger-twice'],
    ],
    ['on another level', { tingkat: '4' }, ['tingkat: archive.level-mismatch']],
    ['that is no leaf and has nothing below', { ujung: '0' }, ['ujung: archive.leaf-mismatch']],
    ['with an odd flag', { ujung: 'mungkin' }, ['ujung: archive.bad-flag']],
    ['with a column that nobody knows', { catatan: 'x' }, ['catatan: archive.unknown-column']],
  ])('%s is told', (_, cells, faults) => {
    expect(faultsOf(cells)).toEqual(faults);
  });

  test('with a cell outside all columns is told', () => {
    expect(read([heading, ['000', 'Umum', '', '', '', 'lost']]).faults).toEqual([
      { row: 2, column: null, code: 'archive.cell-without-heading' },
    ]);
  });
});

describe('other schemes', () => {
  test('three figures, as villages use them', () => {
    const { tree, faults } = read(
      [
        ['kode', 'judul'],
        ['000', 'Umum'],
        ['005', 'Undangan'],
        ['010', 'Urusan Dalam'],
        ['011', 'Gedung'],
        ['011.2', 'Taman'],
      ],
      'three-digit',
    );
    expect(faults).toEqual([]);
    expect([...tree.values()].map(({ code, parent }) => `${code}<${parent}`)).toEqual([
      '000<null',
      '005<000',
      '010<000',
      '011<010',
      '011.2<011',
    ]);
  });

  test('letters, as ministries use them', () => {
    const { tree, faults } = read(
      [
        ['kode', 'judul'],
        ['KP', 'Kepegawaian'],
        ['KP.07', 'Cuti'],
        ['KP.07.6', 'Cuti Besar'],
        ['UM', 'Umum'],
        ['um 0201', 'Rapat'],
      ],
      'letters',
    );
    expect(faults).toEqual([]);
    expect([...tree.values()].map(({ code, parent, level }) => `${code}<${parent} ${level}`)).toEqual([
      'KP<null 1',
      'KP.07<KP 2',
      'KP.07.6<KP.07 3',
      'UM<null 1',
      'UM 0201<UM 2',
    ]);
  });

  test('a circle of parents is told', () => {
    const circle = [
      ['kode', 'judul', 'kode induk'],
      ['KP', 'Satu', 'HM'],
      ['HM', 'Dua', 'KP'],
    ];
    expect(read(circle, 'letters').faults.map(({ code }) => code)).toEqual([
      'archive.parent-loop',
      'archive.parent-loop',
    ]);
  });
});

test('former codes must be there, and each becomes one code only', () => {
  const rows = [
    ['kode', 'judul', 'kode lama'],
    ['000', 'Umum', '005; 006'],
    ['100', 'Pemerintahan', '006'],
    ['200', 'Politik', '999'],
  ];
  const before = new Map([
    ['005', undefined as never],
    ['006', undefined as never],
  ]);
  const { movedFrom, faults } = read(rows, 'regional', before);
  expect([...movedFrom]).toEqual([
    ['005', '000'],
    ['006', '000'],
  ]);
  expect(faults).toEqual([
    { row: 3, column: 'kode_lama', code: 'archive.former-code-twice' },
    { row: 4, column: 'kode_lama', code: 'archive.unknown-former-code' },
  ]);
});

test('every row of any sheet becomes an entry or a fault', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '000', '000.1', '000.1.2', '100', 'Musnah', 'Permanen', '2', '3 tahun', 'KP.01', ' '),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }), (rows) => {
      const { tree, faults, rows: count } = read([heading, ...rows]);
      const faulty = new Set(faults.map(({ row }) => row).filter((row) => row > 1));
      const said = rows.filter((row) => row.some((text) => text.trim() !== '')).length;
      expect(count).toBe(said);
      expect(tree.size + faulty.size).toBe(said);
    }),
    { numRuns: 300 },
  );
});
