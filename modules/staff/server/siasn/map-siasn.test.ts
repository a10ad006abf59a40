import { describe, expect, it } from 'vitest';
import { siasnHistories } from '../../contract/siasn.ts';
import { siasnEmployee } from '../../test/siasn-server.ts';
import type { StandingEntry } from '../rules/sheet/compare.ts';
import { differenceOf } from './difference.rules.ts';
import { mapSiasn } from './map-siasn.rules.ts';
import type { SiasnAnswer, SiasnEntry } from './siasn-answer.rules.ts';

const surrounding = { employment: 'pns', on: '2026-11-21' } as const;
const answerOf = (data: Partial<Record<string, unknown>>): SiasnAnswer =>
  Object.fromEntries(
    siasnHistories.map((history) => [history, data[history] === undefined ? [] : [data[history]].flat()]),
  ) as unknown as SiasnAnswer;
const mapped = (data: Partial<Record<string, unknown>>, employment: 'pns' | 'pppk' = 'pns') =>
  mapSiasn(answerOf(data), { ...surrounding, employment });
const of = (entries: readonly SiasnEntry[], kind: string) =>
  entries.filter(({ content }) => content.kind === kind);

describe('what SIASN answers', () => {
  const { entries, unread } = mapped(siasnEmployee);

  it('becomes entries with first day and decree', () => {
    expect(of(entries, 'grade')).toEqual([
      {
        history: 'rw-golongan',
        content: {
          kind: 'grade',
          details: { code: '31', serviceYears: 0, serviceMonths: 0, promotion: 'initial' },
        },
        ...{ startsOn: '2005-01-01', decreeNumber: '813/1/2005', decreeDay: '2004-12-20' },
      },
      {
        history: 'rw-golongan',
        content: {
          kind: 'grade',
          details: { code: '32', serviceYears: 4, serviceMonths: 3, promotion: 'regular' },
        },
        ...{ startsOn: '2009-04-01', decreeNumber: '823/5/2009', decreeDay: '2009-03-10' },
      },
    ]);
    expect(of(entries, 'position').map(({ content, startsOn }) => [content.details, startsOn])).toEqual([
      [
        {
          ...{ kind: 'functional', level: 'ahli-muda', name: 'Pranata Komputer Ahli Muda' },
          ...{ unitName: 'Dinas Kominfo', capacity: 'definitive' },
        },
        '2019-07-01',
      ],
      [
        {
          ...{ kind: 'structural', level: 'pengawas', name: 'Kepala Seksi Data', echelon: '41' },
          ...{ unitName: 'Dinas Kominfo', capacity: 'definitive' },
        },
        '2015-01-05',
      ],
    ]);
    expect(of(entries, 'credit')).toMatchObject([
      { content: { details: { points: 112.5 } }, startsOn: '2021-01-01', lastDay: '2021-12-31' },
    ]);
    expect(of(entries, 'personal')).toMatchObject([
      {
        content: { details: { religion: 'Islam', maritalStatus: 'married', taxNumber: '123456789012000' } },
        startsOn: '2026-11-21',
      },
    ]);
    const kinds = entries.map(({ content }) => content.kind);
    expect(new Set(kinds)).toEqual(
      new Set([
        ...[
          'appointment',
          'birth',
          'legal-status',
          'registration',
          'personal',
          'grade',
          'position',
          'education',
        ],
        ...['training', 'award', 'credit', 'performance', 'discipline'],
      ]),
    );
  });

  it('tells every field that stood in the way, and not what stood in it', () => {
    expect(unread).toEqual([
      { history: 'rw-jabatan', field: 'tanggalSk', why: 'missing' },
      { history: 'rw-pendidikan', field: 'tkPendidikanId', why: 'not-understood' },
      { history: 'rw-penghargaan', field: 'pemberi', why: 'missing' },
    ]);
    const odd = {
      'rw-golongan': [{ golonganId: '31', tmtGolongan: '31-02-2005', masaKerjaGolonganTahun: 'lama' }],
    };
    expect(mapped(odd)).toEqual({
      entries: [],
      unread: [
        { history: 'rw-golongan', field: 'tmtGolongan', why: 'not-understood' },
        { history: 'rw-golongan', field: 'masaKerjaGolonganTahun', why: 'not-understood' },
      ],
    });
  });

  it('takes no grade of another employment, and reads the appointment of a contract', () => {
    const { entries: none, unread: told } = mapped({ 'rw-golongan': siasnEmployee['rw-golongan'] }, 'pppk');
    expect(none).toEqual([]);
    expect(told).toEqual(
      Array(2).fill({ history: 'rw-golongan', field: 'golonganId', why: 'not-understood' }),
    );
    expect(
      of(mapped({ 'data-utama': siasnEmployee['data-utama'] }, 'pppk').entries, 'appointment'),
    ).toMatchObject([{ content: { details: { stage: 'pppk' } }, startsOn: '2005-01-01' }]);
  });

  it.each([[{}], [{ tmtGolongan: null }], [{ golonganId: {} }], [{ golonganId: ['31'] }], [{ skNomor: 5 }]])(
    'does not fail by a row of any shape: %j',
    (row) => {
      for (const history of siasnHistories) expect(mapped({ [history]: [row] }).entries).toEqual([]);
    },
  );
});

describe('the difference', () => {
  const { entries } = mapped({ 'rw-golongan': siasnEmployee['rw-golongan'] });
  const standing = (entry: SiasnEntry, more: Partial<StandingEntry> = {}): StandingEntry =>
    ({
      ...{ id: crypto.randomUUID(), personId: 'p', kind: entry.content.kind, content: entry.content },
      ...{ startsOn: entry.startsOn, lastDay: null, replacesId: null },
      ...{ decreeNumber: entry.decreeNumber ?? null, decreeDay: entry.decreeDay ?? null },
      ...more,
    }) as StandingEntry;

  it('is everything for an empty file, and nothing for one that has it', () => {
    const { changes, unchanged } = differenceOf(entries, [], []);
    expect([changes.length, unchanged, changes[0]!.differsFrom]).toEqual([2, 0, null]);
    expect(
      differenceOf(
        entries,
        entries.map((one) => standing(one)),
        [],
      ),
    ).toEqual({
      ...{ changes: [], unchanged: 2, unread: [] },
    });
  });

  it('names the entry of the same thing, and keeps what only the file knows', () => {
    const [first, second] = entries;
    const other = standing(second!, { startsOn: '2009-05-01' as never });
    const { changes, unchanged } = differenceOf(entries, [standing(first!), other], []);
    expect(unchanged).toBe(1);
    expect(changes).toMatchObject([
      { startsOn: '2009-04-01', differsFrom: { id: other.id, startsOn: '2009-05-01' } },
    ]);
    const [birth] = of(mapped(siasnEmployee).entries, 'personal');
    const known = standing(birth!, {
      content: { kind: 'personal', details: { religion: 'Hindu', email: 'a@b.id' } } as never,
    });
    expect(differenceOf([birth!], [known], []).changes[0]!.content.details).toMatchObject({
      ...{ religion: 'Islam', email: 'a@b.id' },
    });
  });

  it('a replaced entry of the file is none', () => {
    const [first] = entries;
    const wrong = standing(first!);
    const taken = { ...standing(first!), content: null, replacesId: wrong.id };
    expect(differenceOf([first!], [wrong, taken], []).changes).toHaveLength(1);
  });
});
