import { describe, expect, it } from 'vitest';
import { newId, type PersonId } from '#core/contract/ids.ts';
import { staffColumns } from '../../../contract/sheet-columns.ts';
import { entry } from '../testing/samples.ts';
import type { StandingEntry } from './compare.ts';
import { planImport, type Subject } from './plan-import.ts';
import { readSheetRows } from './read-sheet-rows.ts';
import { sheetLine } from './sheet-line.ts';

const nip = '199008172015032001';
const today = '2026-11-21';
const subject: Subject = {
  ...{ personId: newId<'Person'>() as PersonId, name: 'Sri', employment: 'pns', refused: null },
  number: { birthDay: '1990-08-17', sex: 'female' },
  readsPrivate: true,
};
const decreed = (of: ReturnType<typeof entry>, number: string | null = null): StandingEntry => ({
  ...of,
  decreeNumber: number,
  decreeDay: number && '2015-02-20',
});

/** A file that says something in every column. */
const whole: StandingEntry[] = [
  decreed(entry('appointment', '2015-03-01', { stage: 'cpns' }), '813/1'),
  decreed(entry('appointment', '2016-04-01', { stage: 'pns' }), '821/2'),
  decreed(entry('legal-status', '2015-03-01', { status: 'active' })),
  decreed(entry('birth', '1990-08-17', { place: 'Bantul', day: '1990-08-17', sex: 'female' })),
  decreed(
    entry('grade', '2015-03-01', { code: '31', serviceYears: 0, serviceMonths: 0, promotion: 'initial' }),
  ),
  decreed(
    entry('grade', '2019-04-01', { code: '32', serviceYears: 4, serviceMonths: 1, promotion: 'regular' }),
    '823/3',
  ),
  decreed(
    entry('position', '2022-01-03', {
      ...{ kind: 'structural', level: 'pengawas', name: 'Kepala Seksi', unitName: 'Seksi Data' },
      ...{ echelon: '41', capacity: 'definitive' },
    }),
    '821/4',
  ),
  decreed(
    entry('education', '2013-08-01', {
      ...{ level: '40', program: 'Ilmu Komputer', school: 'Universitas Uji', graduated: 2013 },
    }),
  ),
  decreed(
    entry('registration', '2020-01-01', {
      ...{ siasnId: 'A8B1', formerNumber: '123456789', cardNumber: 'K 12', payOffice: 'KPPN Uji' },
      ...{ workplace: 'Arunika', homeAgency: 'Pemkab', workingAgency: 'Pemkab', workingUnit: 'Kominfo' },
    }),
  ),
  decreed(
    entry('personal', '2020-01-01', {
      ...{ religion: 'Islam', maritalStatus: 'married', address: 'Jl. Uji 1\nRT 2', phone: '+62 811 22' },
      ...{ email: 'sri@example.id', taxNumber: '123456789012345', insuranceNumber: '0001234567890' },
    }),
  ),
];

/** Holds a sheet of one row against a file. */
function plan(row: Record<string, string>, entries: readonly StandingEntry[], who: Subject = subject) {
  const full = { nip_baru: nip, ...row };
  const read = readSheetRows([Object.keys(full), Object.values(full)]);
  const { planned, unchanged, faults } = planImport(read, new Map([[nip, who]]), () => entries, today);
  return {
    unchanged,
    faults: faults.map(({ row: at, column, code }) => [at, column, code]),
    planned: planned.map(({ draft, corrects }) => [draft.content.kind, draft.startsOn, corrects]),
    drafts: planned.map(({ draft }) => draft),
  };
}

describe('a sheet in the layout of SIASN', () => {
  it('that was exported changes nothing when it is read again', () => {
    const line = sheetLine({ name: 'Sri', employment: 'pns', nip }, whole, today);
    const row = Object.fromEntries(
      staffColumns.map(({ name }) => [name, String((line as Record<string, unknown>)[name] ?? '')]),
    );
    // Every column is told, so that none is left out of the comparison.
    expect(Object.entries(row).filter(([, value]) => value === '')).toEqual([]);
    expect(plan(row, whole)).toMatchObject({ unchanged: 10, faults: [], planned: [] });
  });

  it('fills an empty file, with what the employee number tells', () => {
    const { planned, drafts, faults } = plan(
      {
        ...{ tempat_lahir: 'Bantul', tmt_cpns: '01/03/2015', kedudukan_hukum: 'PNS Aktif' },
        ...{ golongan_awal: 'III/a', golongan: 'III/b', tmt_golongan: '2019-04-01' },
        ...{ masa_kerja_tahun: '4', masa_kerja_bulan: '1' },
        ...{ tingkat_pendidikan: 'S1', tahun_lulus: '2013', kpkn: 'KPPN Uji' },
      },
      [],
    );
    expect(faults).toEqual([[2, 'tmt_kedudukan_hukum', 'organization.row-required']]);
    expect(planned).toEqual([
      ['appointment', '2015-03-01', false],
      ['birth', '1990-08-17', false],
      ['grade', '2015-03-01', false],
      ['grade', '2019-04-01', false],
      ['education', '2013-12-31', false],
      ['registration', today, false],
    ]);
    expect(drafts.slice(2, 4).map(({ content }) => content.details)).toMatchObject([
      { promotion: 'initial', serviceYears: 0 },
      { promotion: 'other', serviceYears: 4 },
    ]);
    expect(drafts[1]!.content.details).toEqual({ place: 'Bantul', day: '1990-08-17', sex: 'female' });
  });

  it('corrects what it tells otherwise, and keeps what it does not tell', () => {
    const { planned, drafts } = plan({ golongan: 'III/b', tmt_golongan: '2019-10-01' }, whole);
    expect(planned).toEqual([['grade', '2019-10-01', true]]);
    expect(drafts[0]).toMatchObject({
      content: { details: { code: '32', serviceYears: 4, serviceMonths: 1, promotion: 'regular' } },
      decreeNumber: '823/3',
    });
  });

  it('tells what passes with time as something new from today on', () => {
    const { planned, drafts } = plan({ kpkn: 'KPPN Baru', hp: '0812 3456' }, whole);
    expect(planned).toEqual([
      ['registration', today, false],
      ['personal', today, false],
    ]);
    expect(drafts[0]!.content.details).toMatchObject({ payOffice: 'KPPN Baru', siasnId: 'A8B1' });
  });

  it('takes a level from the echelon or the name of the post where no column tells it', () => {
    const levels = (row: Record<string, string>) => {
      const { drafts } = plan({ unor: 'Bidang', tmt_jabatan: '2025-01-02', ...row }, []);
      return drafts.map(({ content }) => (content.details as { level: string }).level);
    };
    expect(levels({ jabatan: 'Kepala Bidang', jenis_jabatan: 'Struktural', eselon: 'III.b' })).toEqual([
      'administrator',
    ]);
    expect(levels({ jabatan: 'Pranata Komputer Ahli Pertama', jenis_jabatan: '2' })).toEqual([
      'ahli-pertama',
    ]);
    expect(levels({ jabatan: 'Pengadministrasi', jenis_jabatan: 'Pelaksana' })).toEqual(['pelaksana']);
    expect(plan({ jabatan: 'Guru', jenis_jabatan: '2', unor: 'SD', tmt_jabatan: today }, []).faults).toEqual([
      [2, 'jenjang_jabatan', 'organization.row-required'],
    ]);
  });

  it('is refused with every fault of every row', () => {
    const faulty = { nip_lama: '12', tahun_lulus: 'dua ribu', tmt_golongan: '2019-13-01', golongan: 'V/z' };
    expect(plan(faulty, []).faults).toEqual([
      [2, 'nip_lama', 'staff.row-not-such-number'],
      [2, 'golongan', 'organization.row-not-a-choice'],
      [2, 'tmt_golongan', 'organization.row-not-a-date'],
      [2, 'tahun_lulus', 'organization.row-not-a-number'],
    ]);
    expect(plan({ nip_baru: '1.99008E+17' }, []).faults).toEqual([
      [2, 'nip_baru', 'organization.row-number-lost'],
    ]);
    const own = { ...subject, refused: 'staff.own-file' as const };
    expect(plan({ kpkn: 'X' }, [], own).faults).toEqual([[2, 'nip_baru', 'staff.own-file']]);
    const open = { ...subject, readsPrivate: false };
    expect(plan({ agama: 'Islam' }, [], open).faults).toEqual([[2, 'agama', 'staff.row-private']]);
    expect(
      plan({ golongan: 'IX', masa_kerja_tahun: '1', masa_kerja_bulan: '0', tmt_golongan: today }, []).faults,
    ).toEqual([[2, 'golongan', 'staff.grade-of-other-employment']]);
  });

  it('names an employee once', () => {
    const read = readSheetRows([['nip_baru'], [nip], [nip]]);
    const { faults } = planImport(read, new Map([[nip, subject]]), () => [], today);
    expect(faults).toEqual([{ row: 3, column: 'nip_baru', code: 'staff.row-twice' }]);
  });
});
