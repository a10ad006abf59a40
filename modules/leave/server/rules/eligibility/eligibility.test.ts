import { describe, expect, test } from 'vitest';
import { lawOn } from '../law/law-on.ts';
import { usualSettings } from '../law/settings.ts';
import {
  asked,
  circumstances,
  codes,
  contractEmployee,
  employee,
  takenIn,
  usedUp,
  year,
} from '../testing/samples.ts';
import { refusalsOf } from './eligibility.ts';
import { serviceCompleteOn, serviceMonths } from './employee.ts';

const long = (more = {}) =>
  asked({ kind: 'long', reason: 'other', first: '2026-07-01', last: '2026-09-30', ...more });
const sick = (last: string, more = {}) =>
  asked({ kind: 'sick', reason: 'illness', first: '2026-06-01', last, proofs: ['doctor-note'], ...more });
const birth = (child: number | null, more = {}) =>
  asked({ kind: 'maternity', first: '2026-07-01', last: '2026-09-30', child, ...more });
const unpaid = (more = {}) =>
  asked({
    kind: 'unpaid',
    reason: 'spouse-on-state-duty',
    first: '2026-07-01',
    last: '2029-06-30',
    proofs: ['assignment-letter'],
    ...more,
  });

describe('the kind', () => {
  test('must be there for the employment, and be one that is asked for', () => {
    expect(codes(long(), contractEmployee())).toEqual(['leave.kind-not-for-employment']);
    expect(codes(long(), employee({ employment: 'cpns' }))).toEqual(['leave.kind-not-for-employment']);
    expect(codes(asked({ kind: 'collective' }))).toEqual(['leave.kind-not-requested']);
    expect(codes(asked({ last: '2026-06-05' }))).toEqual(['leave.dates-reversed']);
  });
});

describe('annual leave', () => {
  test('is had after a year of service, on the day itself', () => {
    expect(codes(asked())).toEqual([]);
    expect(codes(asked(), employee({ serviceSince: '2025-06-08' }))).toEqual([]);
    const tooEarly = refusalsOf(asked(), circumstances(employee({ serviceSince: '2025-06-09' })));
    expect(tooEarly[0]).toEqual({
      code: 'leave.service-too-short',
      basis: { regulation: 'PP 11/2017', article: '311' },
      params: { needed: 12, served: 11, from: '2026-06-09', exceptFor: [] },
    });
  });

  test('of PPPK is had before, for reasons of the law, six days long', () => {
    const newcomer = contractEmployee({
      serviceSince: '2026-03-01',
      contract: { from: '2026-03-01', to: '2027-02-28' },
    });
    const none = { annual: { years: [year(2026)], before: [] } };
    const six = { first: '2026-06-08', last: '2026-06-15' };
    expect(codes(asked({ ...six, reason: 'first-marriage' }), newcomer, none)).toEqual([]);
    expect(codes(asked({ ...six, reason: 'family-seriously-ill' }), newcomer, none)).toEqual([
      'leave.proof-missing',
    ]);
    expect(codes(asked({ ...six, last: '2026-06-17', reason: 'first-marriage' }), newcomer, none)).toEqual([
      'leave.balance-too-small',
    ]);
    expect(codes(asked(six), newcomer, none)[0]).toBe('leave.service-too-short');
  });

  test('needs a working day and the balance for it', () => {
    expect(codes(asked({ first: '2026-06-06', last: '2026-06-07' }))).toEqual(['leave.no-working-day']);
    const facts = circumstances(employee(), {
      annual: { years: [takenIn(2026, 10)], before: [usedUp(2024), usedUp(2025)] },
    });
    expect(refusalsOf(asked({ last: '2026-06-10' }), facts)).toMatchObject([
      { code: 'leave.balance-too-small', params: { asked: 3, short: 1 } },
    ]);
    expect(refusalsOf(asked({ last: '2026-06-09' }), facts)).toEqual([]);
  });

  test('leaves enough for what was granted for later', () => {
    const later = year(2026, { taken: [{ id: 'later', first: '2026-12-01', days: 12 }] });
    expect(codes(asked(), employee(), { annual: { years: [later], before: [usedUp(2025)] } })).toEqual([
      'leave.balance-too-small',
    ]);
  });

  test('is not refused for a record that contradicted itself before', () => {
    const annual = { years: [takenIn(2025, 15), year(2026)], before: [usedUp(2023), usedUp(2024)] };
    expect(codes(asked(), employee(), { annual })).toEqual([]);
  });

  test('that is changed is not counted twice', () => {
    const own = year(2026, { taken: [{ id: 'asked', first: '2026-03-02', days: 12 }] });
    const earlier = [{ ...asked(), kind: 'annual' as const }];
    expect(codes(asked(), employee(), { annual: { years: [own], before: [usedUp(2025)] }, earlier })).toEqual(
      [],
    );
  });

  test('over New Year asks both years', () => {
    const over = asked({ first: '2026-12-28', last: '2027-01-05' });
    expect(codes(over)).toEqual([]);
    const spent = { annual: { years: [takenIn(2026, 12)], before: [usedUp(2025)] } };
    expect(codes(over, employee(), spent)).toEqual(['leave.balance-too-small']);
  });

  test('may be longer by calendar days for a remote place', () => {
    const far = (remoteDays: number) => asked({ first: '2026-06-08', last: '2026-06-20', remoteDays });
    expect(codes(far(12))).toEqual([]);
    expect(codes(far(13))).toContain('leave.too-many-remote-days');
    expect(codes(long({ remoteDays: 1 }))).toEqual(['leave.too-many-remote-days']);
  });

  test('by halves and hours is had where the agency allows it', () => {
    const half = asked({ part: { half: 'morning' } });
    const hours = asked({ part: { hours: 2 } });
    expect([codes(half), codes(hours)]).toEqual([
      ['leave.part-of-day-not-allowed'],
      ['leave.part-of-day-not-allowed'],
    ]);
    const settings = { ...usualSettings, halfDays: true, hours: true };
    expect([half, hours].flatMap((one) => codes(one, employee(), { settings }))).toEqual([]);
    const two = asked({ part: { half: 'morning' }, last: '2026-06-09' });
    expect(codes(two, employee(), { settings })).toEqual(['leave.part-of-day-not-allowed']);
    expect(codes(sick('2026-06-01', { part: { hours: 2 } }), employee(), { settings })).toEqual([
      'leave.part-of-day-not-allowed',
    ]);
  });

  test('of teachers is had by PNS, and not by PPPK', () => {
    expect(codes(asked(), employee({ teacher: true }))).toEqual([]);
    expect(codes(asked(), contractEmployee({ teacher: true }))).toEqual([
      'leave.holidays-count-as-used',
      'leave.balance-too-small',
    ]);
  });

  test('is asked for before it begins and ends with the contract', () => {
    expect(codes(asked({ askedOn: '2026-06-09' }))).toEqual(['leave.asked-too-late']);
    const ending = contractEmployee({ contract: { from: '2022-03-01', to: '2026-06-07' } });
    expect(codes(asked(), ending)).toEqual(['leave.beyond-contract']);
  });

  test('does not stand on days of other leave', () => {
    const other = { ...sick('2026-06-08'), id: 'other' };
    expect(refusalsOf(asked(), circumstances(employee(), { earlier: [other] }))).toEqual([
      { code: 'leave.overlaps', basis: null, params: { ids: ['other'] } },
    ]);
  });
});

describe('long leave', () => {
  test('is three months after five years', () => {
    expect(codes(long())).toEqual([]);
    expect(codes(long({ last: '2026-10-01' }))).toEqual(['leave.too-long']);
    expect(codes(long(), employee({ serviceSince: '2021-07-02' }))).toEqual(['leave.service-too-short']);
    expect(codes(long({ reason: null }))).toEqual(['leave.reason-missing']);
    expect(codes(long({ reason: 'illness' }))).toEqual(['leave.reason-not-of-kind']);
  });

  test('needs no years for the first hajj, with its schedule, and for a later child', () => {
    const young = employee({ serviceSince: '2025-01-01' });
    expect(codes(long({ reason: 'first-hajj', proofs: ['hajj-schedule'] }), young)).toEqual([]);
    expect(codes(long({ reason: 'first-hajj' }), young)).toEqual(['leave.proof-missing']);
    expect(codes(long({ reason: 'later-child', child: 4 }), young)).toEqual([]);
    expect(codes(long({ reason: 'religious' }), young)).toEqual(['leave.service-too-short']);
    expect(codes(long({ reason: 'later-child', child: 3 }))).toEqual(['leave.child-within-maternity']);
    expect(codes(long({ reason: 'later-child', child: 4 }), employee({ gender: 'male' }))).toEqual([
      'leave.not-for-gender',
    ]);
  });

  test('is shorter by the annual leave of the year, as the agency counts it', () => {
    const annual = { years: [takenIn(2026, 4)], before: [usedUp(2024), usedUp(2025)] };
    const latest = (longLeaveShortenedBy: 'calendar-days' | 'working-days' | 'nothing') =>
      refusalsOf(
        long({ last: '2026-12-31' }),
        circumstances(employee(), { annual, settings: { ...usualSettings, longLeaveShortenedBy } }),
      )[0]?.params.latest;
    expect(latest('calendar-days')).toBe('2026-09-26');
    // 27 to 30 September 2026 are a Sunday and three working days: the fourth is Friday the 25th.
    expect(latest('working-days')).toBe('2026-09-24');
    expect(latest('nothing')).toBe('2026-09-30');
    const carried = {
      years: [takenIn(2026, 4)],
      before: [usedUp(2024), { ...usedUp(2025), left: 6, taken: 6 }],
    };
    expect(codes(long(), employee(), { annual: carried })).toEqual([]);
  });

  test('is had again after the years of the agency, and at once for a later child', () => {
    const before = { ...long({ first: '2022-01-01', last: '2022-01-31' }), id: 'before' };
    expect(refusalsOf(long(), circumstances(employee(), { earlier: [before] }))).toMatchObject([
      { code: 'leave.long-leave-used', params: { before: '2022-01-01', from: '2027-01-01' } },
    ]);
    expect(codes(long({ reason: 'later-child', child: 4 }), employee(), { earlier: [before] })).toEqual([]);
    const settings = { ...usualSettings, longLeaveAgainAfterMonths: null };
    expect(codes(long(), employee(), { earlier: [before], settings })).toEqual([]);
  });
});

describe('sick leave', () => {
  test.each<[string, ('doctor-note' | 'government-doctor-note')[], string[]]>([
    ['2026-06-01', ['doctor-note'], []],
    ['2026-06-01', [], ['leave.proof-missing']],
    ['2026-06-14', ['doctor-note'], []],
    ['2026-06-15', ['doctor-note'], ['leave.proof-missing']],
    ['2026-06-15', ['government-doctor-note'], []],
    ['2027-05-31', ['government-doctor-note'], []],
    ['2027-06-01', ['government-doctor-note'], ['leave.too-long']],
  ])('until %s with %j: %j', (last, proofs, refused) => {
    expect(codes(sick(last, { proofs }))).toEqual(refused);
  });

  test('may be asked for after it began, and is proved by the whole illness', () => {
    expect(codes(sick('2026-06-03', { askedOn: '2026-06-04' }))).toEqual([]);
    expect(codes(sick('2026-06-14', { continues: '2026-05-25' }))).toEqual(['leave.proof-missing']);
    const settings = { ...usualSettings, governmentDoctor: false };
    expect(codes(sick('2026-06-15'), employee(), { settings })).toEqual([]);
  });

  test('goes on for six months more with the letter of the examining team, eighteen in all', () => {
    const on = (last: string, proofs: ('government-doctor-note' | 'examining-team-letter')[]) =>
      sick(last, { first: '2027-01-01', continues: '2026-01-01', proofs });
    const both = ['government-doctor-note', 'examining-team-letter'] as const;
    expect(codes(on('2027-06-30', [...both]))).toEqual([]);
    expect(codes(on('2027-07-01', [...both]))).toEqual(['leave.too-long']);
    expect(refusalsOf(on('2027-06-30', [both[0]]), circumstances(employee()))).toMatchObject([
      { code: 'leave.too-long', params: { latest: '2026-12-31', lengthenedWith: 'examining-team-letter' } },
    ]);
  });

  test('after a miscarriage is a month and a half, of women; after an accident as long as it takes', () => {
    const miscarriage = (last: string) =>
      sick(last, { reason: 'miscarriage', proofs: ['doctor-or-midwife-note'] });
    expect(codes(miscarriage('2026-07-15'))).toEqual([]);
    expect(codes(miscarriage('2026-07-16'))).toEqual(['leave.too-long']);
    expect(codes(miscarriage('2026-07-15'), employee({ gender: 'male' }))).toEqual(['leave.not-for-gender']);
    expect(codes(sick('2028-07-15', { reason: 'work-accident' }))).toEqual([]);
    expect(codes(sick('2028-07-15', { reason: 'work-accident' }), contractEmployee())).toEqual([
      'leave.beyond-contract',
    ]);
  });

  test('of PPPK is a month, or what the agency reads', () => {
    const month = (last: string, more = {}) =>
      codes(sick(last, { proofs: ['government-doctor-note'] }), contractEmployee(), more);
    expect(month('2026-06-30')).toEqual([]);
    expect(month('2026-07-01')).toEqual(['leave.too-long']);
    const settings = { ...usualSettings, contractEmployeeSickMonths: 12 };
    expect(month('2026-07-01', { settings })).toEqual([]);
  });
});

describe('maternity leave', () => {
  test('is three months for the first three children, of women, asked for even after the birth', () => {
    expect([1, 2, 3].flatMap((child) => codes(birth(child)))).toEqual([]);
    expect(codes(birth(1, { askedOn: '2026-07-03' }))).toEqual([]);
    expect(codes(birth(1, { last: '2026-10-01' }))).toEqual(['leave.too-long']);
    expect(codes(birth(null))).toEqual(['leave.child-number-missing']);
    expect(codes(birth(1), employee({ gender: 'male' }))).toEqual(['leave.not-for-gender']);
    expect(codes(birth(3), contractEmployee())).toEqual([]);
  });

  test('for later children is long leave, which PPPK do not have', () => {
    const refusals = (who = employee()) => refusalsOf(birth(4), circumstances(who));
    expect(refusals()).toMatchObject([
      { code: 'leave.child-beyond-maternity', params: { child: 4, most: 3, instead: 'long' } },
    ]);
    expect(refusals(contractEmployee())[0]!.params).toEqual({ child: 4, most: 3 });
  });
});

describe('leave for an important reason', () => {
  const important = (reason: NonNullable<ReturnType<typeof asked>['reason']>, more = {}) =>
    asked({ kind: 'important-reason', reason, first: '2026-06-08', last: '2026-07-07', ...more });

  test('is a month at most', () => {
    expect(codes(important('marriage'))).toEqual([]);
    expect(codes(important('marriage', { last: '2026-07-08' }))).toEqual(['leave.too-long']);
    expect(codes(important('marriage', { continues: '2026-06-01' }))).toContain('leave.not-extendable');
    expect(codes(important('marriage'), employee({ employment: 'cpns' }))).toEqual([]);
  });

  test.each([
    ['family-seriously-ill', 'inpatient-note'],
    ['wife-gives-birth', 'hospital-letter'],
    ['disaster', 'neighbourhood-letter'],
  ] as const)('%s is proved by %s', (reason, proof) => {
    const man = employee({ gender: 'male' });
    expect(codes(important(reason), man)).toEqual(['leave.proof-missing']);
    expect(codes(important(reason, { proofs: [proof] }), man)).toEqual([]);
  });

  test('of a birth is for the husband', () => {
    expect(codes(important('wife-gives-birth', { proofs: ['hospital-letter'] }))).toEqual([
      'leave.not-for-gender',
    ]);
  });
});

describe('unpaid leave', () => {
  test('is three years after five, with its proof, and one more on a further request', () => {
    expect(codes(unpaid())).toEqual([]);
    expect(codes(unpaid({ last: '2029-07-01' }))).toEqual(['leave.too-long']);
    expect(codes(unpaid({ proofs: [] }))).toEqual(['leave.proof-missing']);
    expect(codes(unpaid(), employee({ serviceSince: '2021-07-02' }))).toEqual(['leave.service-too-short']);
    const more = { first: '2029-07-01', last: '2030-06-30', continues: '2026-07-01' };
    expect(codes(unpaid(more))).toEqual([]);
    expect(codes(unpaid({ ...more, last: '2030-07-01' }))).toEqual(['leave.too-long']);
  });
});

test('service leaves out unpaid leave', () => {
  const gap = { first: '2012-01-01', last: '2012-12-31' };
  const back = employee({ serviceSince: '2010-01-01', outOfService: [gap] });
  expect(serviceMonths(back, '2012-01-01')).toBe(24);
  expect(serviceMonths(back, '2012-07-01')).toBe(24);
  expect(serviceMonths(back, '2014-01-01')).toBe(35);
  expect(serviceCompleteOn(back, 24)).toBe('2012-01-01');
  expect(serviceCompleteOn(back, 60)).toBe('2016-01-02');
});

test('the law is that of the day', () => {
  const teacher = employee({ teacher: true, serviceSince: '2010-01-01' });
  const law = lawOn('2019-06-10', 'pns');
  const facts = { law, annual: { years: [year(2019)], before: [] } };
  expect(
    codes(asked({ first: '2019-06-10', last: '2019-06-10', askedOn: '2019-06-01' }), teacher, facts),
  ).toContain('leave.holidays-count-as-used');
});
