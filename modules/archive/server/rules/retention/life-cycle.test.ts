import { describe, expect, test } from 'vitest';
import {
  countedByDay,
  dossier,
  event,
  flatTree,
  hold,
  record,
  rule,
  scheduleOf,
  stepOf,
  versionOf,
} from '../testing/samples.ts';
import { lifeCycleOf } from './life-cycle.ts';

const tree = flatTree({
  A: rule(1, 1, 'destroy'),
  B: rule(2, 8, 'destroy'),
  P: rule(1, 1, 'permanent'),
  R: rule(1, 1, 'reappraise'),
  E: rule(1, 1, 'destroy', { activeTrigger: 'Setelah kontrak berakhir' }),
  I: rule(1, 2, 'destroy', { inactiveTrigger: 'Setelah diperiksa' }),
  S: rule(1, 1, 'destroy', { exception: { words: 'SK Masuk Berkas Perseorangan', fate: 'personal-file' } }),
  N: null,
});
const schedule = scheduleOf(versionOf('Pergub 30', '2020-01-01', null, tree));
const byDay = countedByDay(schedule);
const late = '2090-01-01';

describe('the end of a period', () => {
  test.each([
    ['2024-02-29', '2025-02-28', '2026-02-28'],
    ['2023-02-28', '2024-02-28', '2025-02-28'],
    ['2023-12-31', '2024-12-31', '2025-12-31'],
  ])('from %s, counted by the day', (closedOn, activeUntil, inactiveUntil) => {
    expect(lifeCycleOf(dossier('A', { closedOn }), byDay, late)).toMatchObject({
      activeUntil,
      inactiveUntil,
    });
  });

  test('of a term from a leap day to a leap day is the leap day', () => {
    const leap = scheduleOf(
      versionOf('Pergub 30', '2020-01-01', null, flatTree({ L: rule(1, 3, 'destroy') })),
    );
    expect(
      lifeCycleOf(dossier('L', { closedOn: '2024-02-29' }), countedByDay(leap), late).inactiveUntil,
    ).toBe('2028-02-29');
  });

  test.each([
    ['2024-01-01', '2025-12-31'],
    ['2024-12-31', '2025-12-31'],
    ['2025-01-01', '2026-12-31'],
  ])('from %s, counted from the end of the year, is %s', (closedOn, activeUntil) => {
    expect(lifeCycleOf(dossier('A', { closedOn }), schedule, late).activeUntil).toBe(activeUntil);
  });
});

test('an open dossier has no dates, nor has one that will be closed later', () => {
  for (const closedOn of [null, '2025-03-01'])
    expect(lifeCycleOf(dossier('A', { closedOn }), schedule, '2025-02-28')).toMatchObject({
      state: 'open',
      inactiveUntil: null,
    });
});

describe('the event of a schedule', () => {
  const words = 'Setelah kontrak berakhir';
  const until = (...events: ReturnType<typeof event>[]) =>
    lifeCycleOf(dossier('E', { events }), schedule, late).activeUntil;

  test('recorded later than the closing begins the period', () => {
    expect(until(event(words, '2026-03-01', { recordedOn: '2027-01-10' }))).toBe('2027-12-31');
  });

  test('before the closing begins nothing while the dossier grows', () => {
    const life = lifeCycleOf(dossier('E', { events: [event(words, '2021-03-01')] }), schedule, late);
    expect(life.activeUntil).toBe('2025-12-31');
    expect(stepOf(life, 'closed-after-event')).toMatchObject({ on: '2021-03-01', closedOn: '2024-05-15' });
  });

  test('counts as corrected, and a correction as corrected again', () => {
    const wrong = event(words, '2024-06-01', { id: '1' });
    const better = event(words, '2025-06-01', { id: '2', corrects: '1' });
    const best = event(words, '2026-06-01', { id: '3', corrects: '2' });
    expect(until(wrong)).toBe('2025-12-31');
    expect(until(wrong, better)).toBe('2026-12-31');
    expect(until(best, wrong, better)).toBe('2027-12-31');
  });

  test('that was taken back is awaited again', () => {
    const life = lifeCycleOf(
      dossier('E', {
        events: [event(words, '2024-06-01', { id: '1' }), event(words, null, { id: '2', corrects: '1' })],
      }),
      schedule,
      late,
    );
    expect(life).toMatchObject({ state: 'awaiting-event', inactiveUntil: null });
    expect(stepOf(life, 'event-withdrawn')).toMatchObject({ from: '2024-06-01' });
  });

  test('of several, the latest counts; one of other words and one to come do not', () => {
    expect(until(event(words, '2025-06-01', { id: '1' }), event(words, '2024-06-01', { id: '2' }))).toBe(
      '2026-12-31',
    );
    expect(until(event('Setelah lelang selesai', '2025-06-01'))).toBeNull();
    expect(until(event(words, '2091-06-01'))).toBeNull();
    expect(until(event('setelah  KONTRAK berakhir', '2025-06-01'))).toBe('2026-12-31');
  });

  test('of the inactive period leaves its end open until it happened', () => {
    const on = (day: string, ...events: ReturnType<typeof event>[]) =>
      lifeCycleOf(dossier('I', { events }), schedule, day);
    expect(on('2060-01-01')).toMatchObject({
      state: 'inactive',
      activeUntil: '2025-12-31',
      inactiveUntil: null,
    });
    const checked = event('Setelah diperiksa', '2030-02-01', { period: 'inactive' });
    expect(on('2060-01-01', checked)).toMatchObject({
      state: 'due-for-destruction',
      inactiveUntil: '2032-12-31',
    });
    const early = event('Setelah diperiksa', '2024-06-01', { period: 'inactive' });
    expect(on('2060-01-01', early).inactiveUntil).toBe('2027-12-31');
  });
});

describe('a dossier with records of several codes', () => {
  test('is kept as long as the longest of them', () => {
    const life = lifeCycleOf(dossier('A', { records: [record({ code: 'B' })] }), schedule, late);
    expect(life).toMatchObject({
      activeUntil: '2026-12-31',
      inactiveUntil: '2034-12-31',
      retentionYears: 10,
      fate: 'destroy',
    });
    expect(stepOf(life, 'longest-of')).toMatchObject({ classification: 'B', others: 'A' });
  });

  test('is kept for good where one of them is', () => {
    const life = lifeCycleOf(dossier('B', { records: [record({ code: 'P' })] }), schedule, late);
    expect(life).toMatchObject({ state: 'due-for-handover', fate: 'permanent', inactiveUntil: '2034-12-31' });
    expect(stepOf(life, 'fate-of-part')).toMatchObject({ classification: 'P', fate: 'permanent' });
  });

  test('waits where one of them waits, and is never due where one has no rule', () => {
    expect(lifeCycleOf(dossier('A', { records: [record({ code: 'E' })] }), schedule, late).state).toBe(
      'awaiting-event',
    );
    expect(lifeCycleOf(dossier('A', { records: [record({ code: 'N' })] }), schedule, late).state).toBe(
      'unscheduled',
    );
  });
});

describe('a rule with an exception', () => {
  const state = (...excepted: (boolean | null)[]) =>
    lifeCycleOf(dossier('S', { records: excepted.map((one) => record({ excepted: one })) }), schedule, late);

  test('destroys nothing before every record was looked at', () => {
    expect(state(false, null).state).toBe('due-for-reappraisal');
    expect(stepOf(state(false, null), 'exception-undecided')).toMatchObject({ count: 1 });
    expect(state(false, false).state).toBe('due-for-destruction');
  });

  test('destroys nothing while an excepted record is inside, whatever the panel said', () => {
    const facts = dossier('S', {
      records: [record({ excepted: true })],
      reappraisals: [{ on: '2030-01-01', fate: 'destroy', keepUntil: null }],
    });
    const life = lifeCycleOf(facts, schedule, late);
    expect(life.state).toBe('due-for-reappraisal');
    expect(stepOf(life, 'excepted-inside')).toMatchObject({ words: 'SK Masuk Berkas Perseorangan' });
  });

  test('keeps the dossier for good where the excepted are permanent', () => {
    const words = 'Pensiun Pejabat Permanen';
    const kept = scheduleOf(
      versionOf(
        'Pergub 30',
        '2020-01-01',
        null,
        flatTree({ S: rule(1, 1, 'destroy', { exception: { words, fate: 'permanent' } }) }),
      ),
    );
    expect(lifeCycleOf(dossier('S', { records: [record({ excepted: true })] }), kept, late)).toMatchObject({
      state: 'due-for-handover',
      fate: 'permanent',
    });
  });
});

describe('marks', () => {
  test.each(['permanent', 'safeguarded'] as const)(
    '%s, of the dossier or a record, keep for good',
    (mark) => {
      const whole = dossier('A', { [mark]: true });
      const one = dossier('A', { records: [record({ [mark]: true })] });
      for (const facts of [whole, one])
        expect(lifeCycleOf(facts, schedule, late).state).toBe('due-for-handover');
    },
  );

  test('of vital records keep from destruction until they are taken off', () => {
    expect(lifeCycleOf(dossier('A', { vital: true }), schedule, late).state).toBe('due-for-reappraisal');
    expect(lifeCycleOf(dossier('P', { vital: true }), schedule, late).state).toBe('due-for-handover');
  });
});

describe('a hold', () => {
  const on = (day: string) =>
    lifeCycleOf(dossier('A', { holds: [hold('2030-01-01', '2031-01-01')] }), schedule, day);

  test('freezes what is due, from its first day until before the day it is lifted', () => {
    expect(on('2029-12-31').state).toBe('due-for-destruction');
    expect(on('2030-01-01')).toMatchObject({ state: 'held', heldBy: ['hold 2030-01-01'] });
    expect(on('2030-12-31').state).toBe('held');
    expect(on('2031-01-01')).toMatchObject({ state: 'due-for-destruction', heldBy: [] });
  });

  test('of one among several stays when another is lifted', () => {
    const holds = [hold('2030-01-01', '2031-01-01'), hold('2030-06-01', null)];
    expect(lifeCycleOf(dossier('A', { holds }), schedule, '2032-01-01')).toMatchObject({
      state: 'held',
      heldBy: ['hold 2030-06-01'],
    });
  });

  test('is told of a dossier that is not due yet', () => {
    const life = lifeCycleOf(dossier('A', { holds: [hold('2024-01-01', null)] }), schedule, '2025-01-01');
    expect(life).toMatchObject({ state: 'active', heldBy: ['hold 2024-01-01'] });
  });
});

describe('what is left to the panel', () => {
  const decided = (fate: 'destroy' | 'permanent', keepUntil: string | null = null) =>
    lifeCycleOf(
      dossier('R', { reappraisals: [{ on: '2027-01-01', fate, keepUntil }] }),
      schedule,
      '2028-01-01',
    );

  test('is due for it, then goes as it decided, not before the day it named', () => {
    expect(lifeCycleOf(dossier('R'), schedule, late).state).toBe('due-for-reappraisal');
    expect(decided('destroy').state).toBe('due-for-destruction');
    expect(decided('permanent').state).toBe('due-for-handover');
    expect(decided('destroy', '2030-12-31')).toMatchObject({
      state: 'inactive',
      inactiveUntil: '2030-12-31',
    });
  });
});

test('a record that was filed under a later version goes by the code of that one', () => {
  const later = versionOf(
    'Pergub 12',
    '2025-01-01',
    null,
    flatTree({ A: rule(1, 1, 'destroy'), Z: rule(2, 8, 'destroy') }),
  );
  const first = { ...schedule.versions[0]!, endsBefore: '2025-01-01' };
  const facts = dossier('A', { records: [record({ own: { code: 'Z', versionId: later.id } })] });
  expect(lifeCycleOf(facts, scheduleOf(first, later), late).inactiveUntil).toBe('2034-12-31');
});

test('what is gone says when', () => {
  const gone = dossier('A', { disposed: { kind: 'destruction', on: '2027-02-01' } });
  expect(lifeCycleOf(gone, schedule, '2027-02-01').state).toBe('destroyed');
  expect(lifeCycleOf(gone, schedule, '2027-01-31').state).toBe('due-for-destruction');
});
