import { describe, expect, test } from 'vitest';
import type { ClassificationVersionId } from '../../../contract/terms.ts';
import type { RetentionRule } from '../classification/classification.ts';
import { dossier, flatTree, rule, scheduleOf, stepOf, versionOf } from '../testing/samples.ts';
import { lifeCycleOf } from './life-cycle.ts';

/** The same code under an old schedule until 2027 and a new one from then on; closed on 15 May 2024. */
function changed(
  before: RetentionRule,
  after: RetentionRule | null,
  moved: readonly (readonly [string, string])[] = [],
) {
  const old = versionOf('Pergub 30', '2020-01-01', '2027-01-01', flatTree({ A: before }));
  const now = versionOf(
    'Pergub 12/2027',
    '2027-01-01',
    null,
    flatTree(after ? { [moved[0]?.[1] ?? 'A']: after } : {}),
    moved,
  );
  const schedule = scheduleOf(old, now);
  return (day: string, more: Parameters<typeof dossier>[1] = {}) =>
    lifeCycleOf(dossier('A', more), schedule, day);
}

describe('when the schedule changes', () => {
  test('the one in force on the day rules, longer or shorter', () => {
    const longer = changed(rule(1, 1, 'destroy'), rule(2, 8, 'destroy'));
    expect(longer('2026-12-31').inactiveUntil).toBe('2026-12-31');
    expect(longer('2027-01-01')).toMatchObject({ state: 'inactive', inactiveUntil: '2034-12-31' });
    const shorter = changed(rule(2, 8, 'destroy'), rule(1, 1, 'destroy'));
    expect(shorter('2026-12-31').state).toBe('active');
    expect(shorter('2027-01-01').state).toBe('due-for-destruction');
  });

  test('what was kept for good since its closing is for the panel, not for the fire', () => {
    const weaker = changed(rule(1, 1, 'permanent'), rule(1, 1, 'destroy'));
    const life = weaker('2028-01-01');
    expect(life.state).toBe('due-for-reappraisal');
    expect(stepOf(life, 'was-permanent')?.basis).toBe('Pergub 30');
    const closedUnderTheNew = weaker('2035-01-01', { closedOn: '2027-01-01' });
    expect(closedUnderTheNew.state).toBe('due-for-destruction');
  });

  test('a code that was taken from the later list goes by that list, whatever the former one said of it', () => {
    const weaker = changed(rule(1, 1, 'permanent'), rule(1, 1, 'destroy'));
    const versionId = 'Pergub 12/2027' as ClassificationVersionId;
    expect(weaker('2028-01-01', { versionId }).state).toBe('due-for-destruction');
  });

  test('the panel must have decided under the schedule in force', () => {
    const weaker = changed(rule(1, 1, 'permanent'), rule(1, 1, 'destroy'));
    const decided = (on: string) => ({ reappraisals: [{ on, fate: 'destroy' as const, keepUntil: null }] });
    expect(weaker('2028-01-01', decided('2026-12-31')).state).toBe('due-for-reappraisal');
    expect(weaker('2028-01-01', decided('2027-01-01')).state).toBe('due-for-destruction');
  });

  test('a code that moved is followed', () => {
    const moved = changed(rule(1, 1, 'destroy'), rule(2, 8, 'destroy'), [['A', 'Z']]);
    expect(moved('2027-01-01').inactiveUntil).toBe('2034-12-31');
    expect(stepOf(moved('2027-01-01'), 'code-moved')).toMatchObject({ from: 'A', to: 'Z' });
  });

  test('a code that is gone, or was given to another subject, is for the panel', () => {
    const gone = changed(rule(1, 1, 'destroy'), null);
    expect(gone('2028-01-01')).toMatchObject({ state: 'due-for-reappraisal', inactiveUntil: '2026-12-31' });
    expect(stepOf(gone('2028-01-01'), 'code-removed')?.basis).toBe('Pergub 12/2027');
    const givenAway = changed(rule(1, 1, 'destroy'), rule(1, 1, 'destroy'), [['Q', 'A']]);
    expect(givenAway('2028-01-01').state).toBe('due-for-reappraisal');
  });

  test('nothing is due on a day without a schedule', () => {
    const old = versionOf('Pergub 30', '2020-01-01', '2027-01-01', flatTree({ A: rule(1, 1, 'destroy') }));
    expect(lifeCycleOf(dossier('A'), scheduleOf(old), '2027-01-01')).toMatchObject({
      state: 'unscheduled',
      fate: null,
    });
  });
});
