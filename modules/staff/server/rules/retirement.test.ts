import { describe, expect, it } from 'vitest';
import { type PositionLevel, positionLevels } from '../../contract/terms.ts';
import { entryFault } from './entry-faults.ts';
import { outlookOn } from './outlook.ts';
import { birthOf, contractEnd, retirement } from './retirement.ts';
import { appointed, entry, grade, post } from './testing/samples.ts';

const on = '2026-11-21';
const born = { day: '1970-08-17', fromNumber: false };

describe('pensiun', () => {
  it('comes on the first of the month after the age of the level', () => {
    const at = (level: PositionLevel) => retirement([post('2020-01-01', { level })], born, on).day;
    expect(Object.fromEntries(positionLevels.map((level) => [level, at(level)?.slice(0, 4)]))).toEqual({
      ...{ 'jpt-utama': '2030', 'jpt-madya': '2030', 'jpt-pratama': '2030' },
      ...{ administrator: '2028', pengawas: '2028', pelaksana: '2028' },
      ...{ 'ahli-utama': '2035', 'ahli-madya': '2030', 'ahli-muda': '2028', 'ahli-pertama': '2028' },
      ...{ penyelia: '2028', mahir: '2028', terampil: '2028', pemula: '2028' },
    });
    expect(at('pelaksana')).toBe('2028-09-01');
  });

  it('comes a month later for who was born on the first, and in January for December', () => {
    const of = (day: string) => retirement([post('2020-01-01')], { day, fromNumber: false }, on).day;
    expect([of('1970-06-01'), of('1970-12-31')]).toEqual(['2028-07-01', '2029-01-01']);
  });

  it('goes by the age of the own law of a post', () => {
    const professor = post('2020-01-01', { kind: 'functional', level: 'ahli-utama', retirementAge: 70 });
    expect(retirement([professor], born, on)).toMatchObject({ day: '2040-09-01', why: ['age-of-own-law'] });
  });

  it('says what is not known', () => {
    expect(retirement([], born, on)).toMatchObject({ day: null, why: ['level-unknown'] });
    expect(retirement([post('2020-01-01')], null, on)).toMatchObject({ day: null, why: ['birth-unknown'] });
  });

  it('takes the birth that was entered before that of the employee number', () => {
    const birth = entry('birth', '1970-08-17', { place: 'Arunika', day: '1970-08-17', sex: 'female' });
    expect(birthOf([birth], '1971-01-01')).toEqual({ day: '1970-08-17', fromNumber: false });
    expect(birthOf([], '1971-01-01')).toEqual({ day: '1971-01-01', fromNumber: true });
    expect(birthOf([], null)).toBeNull();
  });
});

describe('the end of a contract', () => {
  const contract = (startsOn: string, lastDay: string) =>
    entry('contract', startsOn, { position: 'Guru' }, { lastDay });

  it('is the last day of the one that goes on', () => {
    const entries = [
      post('2022-01-01'),
      contract('2022-01-01', '2025-12-31'),
      contract('2026-01-01', '2027-12-31'),
    ];
    const ends = contractEnd(entries, retirement(entries, born, on), on);
    expect(ends).toMatchObject({ day: '2027-12-31', why: ['end-of-contract'] });
  });

  it('is retirement where that comes before', () => {
    const entries = [post('2022-01-01'), contract('2025-01-01', '2029-12-31')];
    const ends = contractEnd(entries, retirement(entries, born, on), on);
    expect(ends).toMatchObject({ day: '2028-08-31', why: ['retires-before', 'age-of-level'] });
  });

  it('is the day before retirement also where both would fall on one', () => {
    const ends = (lastDay: string) => {
      const entries = [post('2022-01-01'), contract('2025-01-01', lastDay)];
      return contractEnd(entries, retirement(entries, born, on), on).day;
    };
    expect([ends('2028-08-31'), ends('2028-09-01')]).toEqual(['2028-08-31', '2028-08-31']);
  });

  it('is told of PPPK alone, also where no contract is known', () => {
    const told = (stage: 'pns' | 'pppk') =>
      outlookOn([appointed('2022-01-01', stage)], null, on).milestones.map(({ what }) => what);
    expect(told('pns')).toEqual(['salary-increase', 'promotion', 'retirement']);
    expect(told('pppk')).toEqual(['salary-increase', 'promotion', 'retirement', 'contract-end']);
  });
});

describe('an entry', () => {
  const sound = grade('2023-04-01', '32');
  const draft = { content: sound.content!, startsOn: sound.startsOn };

  it('has a decree with number and day, or none, and does not end before it begins', () => {
    expect(entryFault(draft, 'pns')).toBeNull();
    expect(entryFault({ ...draft, decreeNumber: '1/2023', decreeDay: '2023-03-01' }, 'pns')).toBeNull();
    expect(entryFault({ ...draft, decreeNumber: '1/2023' }, 'pns')).toBe('staff.decree-incomplete');
    expect(entryFault({ ...draft, lastDay: '2023-04-01' }, 'pns')).toBeNull();
    expect(entryFault({ ...draft, lastDay: '2023-03-31' }, 'pns')).toBe('staff.last-day-before-first');
  });

  it('ends where its kind lasts for a time', () => {
    const content = { kind: 'contract', details: { position: 'Guru' } } as const;
    expect(entryFault({ content, startsOn: '2026-01-01' }, 'pppk')).toBe('staff.last-day-needed');
    expect(entryFault({ content, startsOn: '2026-01-01', lastDay: '2026-12-31' }, 'pppk')).toBeNull();
  });

  it('has a grade of the own employment and a level of the kind of post', () => {
    expect(entryFault(draft, 'pppk')).toBe('staff.grade-of-other-employment');
    expect(entryFault(draft, 'other')).toBe('staff.grade-of-other-employment');
    expect(entryFault({ ...draft, content: grade('2023-01-01', 'IX').content! }, 'pppk')).toBeNull();
    const { content } = post('2023-01-01', { kind: 'functional', level: 'administrator' });
    expect(entryFault({ content: content!, startsOn: '2023-01-01' }, 'pns')).toBe(
      'staff.level-not-of-position',
    );
  });
});
