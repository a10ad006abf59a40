import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type RecipientAct,
  type RecipientState,
  recipientActs,
  recipientStates,
} from '../../contract/terms.ts';
import { type DeskFacts, deskSeconds, deskSteps, isSettled, stateAfter, takeStep } from './desk-steps.ts';

const begin = new Date('2026-11-21T01:00:00Z');
const fresh: DeskFacts = { state: 'sent', read_at: null, read_by: null, desk_since: begin, desk_seconds: 0 };
const later = (seconds: number) => new Date(begin.getTime() + seconds * 1_000);

/** Every row of the table in the order of `recipientActs`; a dot where the step is refused. */
const expected: Record<RecipientState, string> = {
  sent: 'read in-progress forwarded reported returned cancelled . . done',
  read: '. in-progress forwarded reported returned . . . done',
  'in-progress': '. . forwarded reported returned . . . done',
  forwarded: '. . forwarded reported returned . . . done',
  reported: '. . . . . . done in-progress done',
  done: '. . . . . . . . .',
  returned: '. . . . . . . . .',
  cancelled: '. . . . . . . . .',
};

describe('the steps of a desk', () => {
  it.each(recipientStates)('from %s are those of the table', (state) => {
    expect(recipientActs.map((act) => stateAfter(state, act) ?? '.').join(' ')).toBe(expected[state]);
  });

  it('cannot be cancelled once it has been read', () => {
    const readable = recipientStates.filter((state) => stateAfter(state, 'cancel'));
    expect(readable).toEqual(['sent']);
  });

  it('count as reading where the recipient acts on what was not opened', () => {
    expect(takeStep(fresh, 'report', { at: later(60), by: 'x' })).toMatchObject({
      read_at: later(60),
      read_by: 'x',
    });
    expect(takeStep(fresh, 'cancel', { at: later(60), by: 'x' })).not.toHaveProperty('read_at');
  });

  it('add up the time on the desk and leave out the time elsewhere', () => {
    const reported = { ...fresh, ...takeStep(fresh, 'report', { at: later(100), by: 'x' }) } as DeskFacts;
    const back = {
      ...reported,
      ...takeStep(reported, 'send-back', { at: later(500), by: 'y' }),
    } as DeskFacts;
    const again = { ...back, ...takeStep(back, 'report', { at: later(530), by: 'x' }) } as DeskFacts;
    expect([deskSeconds(reported, later(400)), deskSeconds(again, later(9_000))]).toEqual([100, 130]);
  });

  it('are a fault of the program where the state refuses them', () => {
    expect(() => takeStep({ ...fresh, state: 'done' }, 'start', { at: begin, by: 'x' })).toThrow(
      'does not allow',
    );
  });
});

describe('any life of a desk', () => {
  const acts = fc.array(fc.record({ act: fc.constantFrom(...recipientActs), after: fc.nat(100_000) }), {
    maxLength: 25,
  });
  const live = (
    steps: { act: RecipientAct; after: number }[],
    check: (desk: Record<string, unknown> & DeskFacts, at: Date) => void,
  ) => {
    let desk = { ...fresh } as Record<string, unknown> & DeskFacts;
    let at = begin;
    for (const { act, after } of steps) {
      at = new Date(at.getTime() + after * 1_000);
      if (!stateAfter(desk.state, act)) continue;
      desk = { ...desk, ...takeStep(desk, act, { at, by: 'x', reason: 'because' }) } as typeof desk;
      check(desk, at);
    }
  };

  it('keeps what the constraints of the table demand', () => {
    fc.assert(
      fc.property(acts, (steps) =>
        live(steps, (desk) => {
          expect(isSettled(desk.state)).toBe(Boolean(desk.settled_at));
          if (desk.settled_at) expect(desk.desk_since).toBeNull();
          if (desk.cancelled_at) expect(desk.read_at).toBeNull();
          if (desk.state !== 'sent' && desk.state !== 'cancelled')
            expect(desk.read_at ?? desk.closed_at).toBeTruthy();
          expect(desk.state === 'returned').toBe(Boolean(desk.returned_at && desk.return_reason));
          if (desk.state === 'done') expect(desk.accepted_at ?? desk.closed_at).toBeTruthy();
        }),
      ),
    );
  });

  it('never lets it lie on the desk longer than it has been given', () => {
    fc.assert(
      fc.property(acts, (steps) =>
        live(steps, (desk, at) => {
          const total = (at.getTime() - begin.getTime()) / 1_000;
          expect(deskSeconds(desk, at)).toBeGreaterThanOrEqual(0);
          expect(deskSeconds(desk, at)).toBeLessThanOrEqual(total);
        }),
      ),
    );
  });

  it('does not move once it is settled', () => {
    const settled = recipientStates.filter(isSettled);
    for (const state of settled)
      for (const act of recipientActs) expect(deskSteps[act].from[state]).toBeUndefined();
  });
});
