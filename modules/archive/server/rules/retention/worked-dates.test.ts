import { describe, expect, test } from 'vitest';
import { dossier, event, scheduleOf, stepOf, suppliedVersion } from '../testing/samples.ts';
import { lifeCycleAt, lifeCycleOf } from './life-cycle.ts';

const supplied = scheduleOf(suppliedVersion());
const closedProcess = 'Sejak Proses Kegiatan Dinyatakan Selesai Dilaksanakan';

/** Code, event (null: the closing), last active day, last inactive day, what is due then; closed or happened 15 May 2024. */
const table = [
  ['000.1.2.3', null, '2029-12-31', '2032-12-31', 'due-for-destruction'],
  ['000.1.5', null, '2026-12-31', '2030-12-31', 'due-for-destruction'],
  ['000.3.2', null, '2026-12-31', '2029-12-31', 'due-for-destruction'],
  ['000.5.3.1', null, '2026-12-31', '2029-12-31', 'due-for-destruction'],
  ['000.5.3.2', null, '2026-12-31', '2029-12-31', 'due-for-destruction'],
  ['000.5.6.1', null, '2025-12-31', '2026-12-31', 'due-for-destruction'],
  ['000.5.6.2', null, '2025-12-31', '2026-12-31', 'due-for-handover'],
  ['000.5.6.3', null, '2025-12-31', '2026-12-31', 'due-for-handover'],
  ['000.8.3.2', null, '2026-12-31', '2029-12-31', 'due-for-handover'],
  ['100.3.3.2', null, '2026-12-31', '2029-12-31', 'due-for-handover'],
  [
    '800.1.11.1',
    'Sejak Selesainya Pertanggungjawaban Suatu Penugasan',
    '2025-12-31',
    '2026-12-31',
    'due-for-destruction',
  ],
  ['800.1.11.2', closedProcess, '2025-12-31', '2026-12-31', 'due-for-destruction'],
  ['800.1.11.3', closedProcess, '2025-12-31', '2026-12-31', 'due-for-destruction'],
  ['800.1.11.4', closedProcess, '2025-12-31', '2026-12-31', 'due-for-destruction'],
  ['800.1.11.5', closedProcess, '2025-12-31', '2026-12-31', 'due-for-destruction'],
  ['800.1.11.6', closedProcess, '2026-12-31', '2029-12-31', 'due-for-destruction'],
  ['800.1.11.7', closedProcess, '2026-12-31', '2029-12-31', 'due-for-destruction'],
  ['800.1.11.13', closedProcess, '2025-12-31', '2026-12-31', 'due-for-destruction'],
] as const;

describe.each(table)('a dossier of %s', (code, words, activeUntil, inactiveUntil, due) => {
  const facts = dossier(code, { events: words ? [event(words, '2024-05-15')] : [] });
  const on = (day: string) => lifeCycleOf(facts, supplied, day);
  const nextDay = (day: string) => `${Number(day.slice(0, 4)) + 1}-01-01`;

  test('is kept as the schedule says', () => {
    expect(on('2024-06-01')).toMatchObject({ state: 'active', activeUntil, inactiveUntil });
    expect(on(activeUntil).state).toBe('active');
    expect(on(nextDay(activeUntil)).state).toBe('inactive');
    expect(lifeCycleOf({ ...facts, custody: 'processing-unit' }, supplied, nextDay(activeUntil)).state).toBe(
      'due-for-transfer',
    );
    expect(on(inactiveUntil).state).toBe('inactive');
    expect(on(nextDay(inactiveUntil)).state).toBe(due);
  });
});

const conditional = table.flatMap(([code, words]) => (words ? [[code, words] as const] : []));

test.each(conditional)('a dossier of %s waits for its event, without dates', (code, words) => {
  const life = lifeCycleOf(dossier(code), supplied, '2090-01-01');
  expect(life).toMatchObject({ state: 'awaiting-event', activeUntil: null, inactiveUntil: null });
  expect(stepOf(life, 'awaiting-event')).toEqual({ code: 'awaiting-event', words });
});

test('a budget paper without the day of its regional regulation waits without dates', () => {
  expect(lifeCycleOf(dossier('900.1.3.1'), supplied, '2090-01-01')).toMatchObject({
    state: 'awaiting-event',
    activeUntil: null,
    inactiveUntil: null,
  });
});

test('a code without a row of its own goes by the row of its group', () => {
  const facts = dossier('100.3.2.1', { events: [event('Setelah Diundangkan', '2024-05-15')] });
  const life = lifeCycleOf(facts, supplied, '2024-06-01');
  expect(life).toMatchObject({ activeUntil: '2026-12-31', inactiveUntil: '2029-12-31', fate: 'permanent' });
  expect(stepOf(life, 'rule-of-group')?.group).toBe('100.3.2');
});

test('the new year comes to Jayapura two hours before it comes to Jakarta', () => {
  const facts = dossier('000.5.6.1');
  const instant = new Date('2026-12-31T15:30:00Z');
  const stateIn = (zone: Parameters<typeof lifeCycleAt>[3]) =>
    lifeCycleAt(facts, supplied, instant, zone).state;
  expect(stateIn('Asia/Jakarta')).toBe('inactive');
  expect(stateIn('Asia/Makassar')).toBe('inactive');
  expect(stateIn('Asia/Jayapura')).toBe('due-for-destruction');
});
