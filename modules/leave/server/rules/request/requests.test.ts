import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actOfDecision,
  type RequestAct,
  type RequestParty,
  requestActs,
  requestParties,
  requestStates,
} from '../../../contract/request-terms.ts';
import { leaveDecisions } from '../../../contract/terms.ts';
import { partiesOf, substituteFault } from './parties.ts';
import { actsOpenTo, desksOf, type RequestFacts, takeStep } from './take-step.ts';
import { countsAsLeave, holdsItsDays, transitions } from './transitions.ts';

const request = (more: Partial<RequestFacts> = {}): RequestFacts => ({
  state: 'draft',
  first: '2026-06-08',
  last: '2026-06-12',
  substitute: true,
  superiorDecides: false,
  notice: false,
  recallable: true,
  deferrable: true,
  ...more,
});
const step = (act: RequestAct, by: RequestParty, on = '2026-06-01', reason: string | null = 'because') => ({
  act,
  by,
  on,
  reason,
});

/** The states that a request goes through. */
function way(start: RequestFacts, ...steps: [RequestAct, RequestParty, string?][]): string[] {
  let now = start;
  return steps.map(([act, by, on]) => {
    const { to, refused } = takeStep(now, step(act, by, on));
    now = { ...now, state: to ?? now.state };
    return to ?? refused!;
  });
}

describe('a request', () => {
  test('goes from the employee over substitute and superior to the official, and is taken', () => {
    expect(
      way(
        request(),
        ['submit', 'employee'],
        ['accept-substitution', 'substitute'],
        ['consider', 'superior'],
        ['approve', 'official'],
        ['finish', 'system', '2026-06-13'],
      ),
    ).toEqual(['awaiting-substitute', 'awaiting-superior', 'awaiting-official', 'granted', 'taken']);
  });

  test('passes only the desks that it has', () => {
    const none = { substitute: false, superiorDecides: false, notice: false };
    expect(desksOf(none)).toEqual(['awaiting-superior', 'awaiting-official']);
    expect(desksOf({ ...none, superiorDecides: true })).toEqual(['awaiting-official']);
    expect(desksOf({ ...none, substitute: true, notice: true, superiorDecides: true })).toEqual([
      'awaiting-superior',
    ]);
    expect(
      way(request({ superiorDecides: true }), ['submit', 'personnel'], ['accept-substitution', 'substitute']),
    ).toEqual(['awaiting-substitute', 'awaiting-official']);
  });

  test.each([
    ['approved', 'granted'],
    ['changed', 'granted'],
    ['deferred', 'deferred'],
    ['refused', 'refused'],
  ] as const)('that is %s becomes %s', (decision, state) => {
    const waiting = request({ state: 'awaiting-official' });
    const act = actOfDecision[decision];
    expect(takeStep(waiting, step(act, 'official')).to).toBe(state);
    const silent = takeStep(waiting, step(act, 'official', '2026-06-01', ' '));
    expect(silent.refused).toBe(decision === 'approved' ? undefined : 'leave.act-needs-reason');
    expect(takeStep(waiting, step(act, 'superior')).refused).toBe('leave.act-not-yours');
  });

  test('has a decision for each of the form', () => {
    expect(Object.keys(actOfDecision)).toEqual([...leaveDecisions]);
  });

  test('about one day of sickness is noted by the superior and decided by nobody', () => {
    const notice = request({ notice: true, substitute: false });
    expect(way(notice, ['submit', 'employee'], ['acknowledge', 'superior'])).toEqual([
      'awaiting-superior',
      'granted',
    ]);
    const waiting = { ...notice, state: 'awaiting-superior' as const };
    expect(takeStep(waiting, step('consider', 'superior')).refused).toBe('leave.notice-needs-no-decision');
    expect(takeStep({ ...waiting, notice: false }, step('acknowledge', 'superior')).refused).toBe(
      'leave.not-a-notice',
    );
  });

  test('that cannot be put off is not deferred, and what is not recallable is not ended by the office', () => {
    const firm = request({ state: 'awaiting-official', deferrable: false });
    expect(takeStep(firm, step('defer', 'official')).refused).toBe('leave.kind-not-deferrable');
    const sick = request({ state: 'granted', recallable: false });
    expect(takeStep(sick, step('recall', 'official', '2026-06-09')).refused).toBe(
      'leave.kind-not-recallable',
    );
    expect(takeStep({ ...sick, recallable: true }, step('recall', 'superior', '2026-06-09')).to).toBe(
      'ended-early',
    );
  });

  test('is cancelled before its first day, ended early while it lasts, finished after its last', () => {
    const granted = request({ state: 'granted' });
    const outcome = (act: RequestAct, by: RequestParty, on: string) => {
      const { to, refused } = takeStep(granted, step(act, by, on));
      return to ?? refused;
    };
    expect(outcome('cancel', 'employee', '2026-06-07')).toBe('cancelled');
    expect(outcome('cancel', 'employee', '2026-06-08')).toBe('leave.begun-already');
    expect(outcome('return-early', 'employee', '2026-06-07')).toBe('leave.not-begun');
    expect(outcome('return-early', 'employee', '2026-06-12')).toBe('ended-early');
    expect(outcome('return-early', 'employee', '2026-06-13')).toBe('leave.over-already');
    expect(outcome('finish', 'system', '2026-06-12')).toBe('leave.not-over');
  });

  test('that is over or decided against is touched by nobody, but by personnel to put it right', () => {
    for (const state of ['cancelled', 'refused', 'deferred', 'replaced'] as const)
      expect(actsOpenTo(request({ state }), requestParties, '2026-06-09')).toEqual([]);
    expect(actsOpenTo(request({ state: 'taken' }), requestParties, '2026-06-20')).toEqual(['annul']);
  });

  test('shows each party what it may do now', () => {
    const granted = request({ state: 'granted' });
    expect(actsOpenTo(granted, ['employee'], '2026-06-01')).toEqual(['cancel']);
    expect(actsOpenTo(granted, ['employee'], '2026-06-09')).toEqual(['return-early']);
    expect(actsOpenTo(request({ state: 'awaiting-official' }), ['official'], '2026-06-01')).toEqual([
      'send-back',
      'approve',
      'change',
      'defer',
      'refuse',
    ]);
    expect(
      actsOpenTo(request({ state: 'awaiting-superior' }), ['employee', 'substitute'], '2026-06-01'),
    ).toEqual(['withdraw']);
  });
});

describe('the table of transitions', () => {
  test('says nothing twice: a state, an act and a party lead to one place', () => {
    const seen = transitions.flatMap(({ act, from, by }) =>
      from.flatMap((state) => by.map((party) => `${state} ${act} ${party}`)),
    );
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('uses every act, and reaches every state', () => {
    expect(new Set(transitions.map(({ act }) => act))).toEqual(new Set(requestActs));
    const reached = new Set(transitions.map(({ to }) => to));
    const desks = ['awaiting-substitute', 'awaiting-superior', 'awaiting-official'];
    expect(requestStates.filter((state) => !reached.has(state) && !desks.includes(state))).toEqual([]);
  });

  test('grants nothing without a superior or an official, whatever is tried in whatever order', () => {
    const tries = fc.array(
      fc.record({
        act: fc.constantFrom(...requestActs),
        by: fc.constantFrom('employee', 'personnel', 'substitute', 'system'),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(tries, fc.boolean(), fc.boolean(), (all, substitute, notice) => {
        let now = request({ substitute, notice });
        for (const { act, by } of all) {
          const { to } = takeStep(now, step(act, by as RequestParty, '2026-06-01'));
          now = { ...now, state: to ?? now.state };
          expect(countsAsLeave(now.state)).toBe(false);
        }
      }),
    );
  });

  test('holds days from the first desk on, and counts them once they are granted', () => {
    expect(requestStates.filter(holdsItsDays)).toEqual([
      'awaiting-substitute',
      'awaiting-superior',
      'awaiting-official',
      'granted',
      'taken',
      'ended-early',
    ]);
    expect(requestStates.filter(countsAsLeave)).toEqual(['granted', 'taken', 'ended-early']);
  });
});

describe('the people of a request', () => {
  const people = {
    employee: 'ani',
    substitute: 'budi',
    superiors: ['cici', 'ani'],
    officials: ['cici', 'dewi', 'ani'],
    personnel: ['eko', 'ani'],
  };

  test.each([
    ['ani', ['employee']],
    ['budi', ['substitute']],
    ['cici', ['superior', 'official']],
    ['eko', ['personnel']],
    ['fajar', []],
  ])('%s is %j: nobody decides about the own leave', (person, parties) => {
    expect(partiesOf(person, people)).toEqual(parties);
  });

  test('somebody who is away stands in for nobody, nor does the employee', () => {
    const leave = { id: 'x', employee: 'ani', first: '2026-06-08', last: '2026-06-12', part: null };
    const away = (first: string, last: string) => [{ id: 'y', first, last, part: null }];
    expect(substituteFault('ani', leave, [])).toBe('leave.substitute-is-employee');
    expect(substituteFault('budi', leave, away('2026-06-12', '2026-06-20'))).toBe('leave.substitute-away');
    expect(substituteFault('budi', leave, away('2026-06-13', '2026-06-20'))).toBeNull();
  });
});
