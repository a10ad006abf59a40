import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostId } from '#core/contract/ids.ts';
import { wayOfRound } from '../../../contract/way-of-round.ts';
import { type ProposedStep, proposeSteps } from './propose-steps.ts';
import { afterAct, begun, openSteps, resubmitted, type Step, type StepAct, stepStates } from './step-acts.ts';
import { takenBack } from './taken-back.ts';

const post = (name: string) => name as PostId;
/** staf → kasi → kabid → sekdis → kadis → sekda → bupati */
const ladder = ['bupati', 'sekda', 'kadis', 'sekdis', 'kabid', 'kasi', 'staf'].map(post);
const superiors = new Map(ladder.map((id, index) => [id, ladder[index - 1] ?? null]));
const told = (steps: readonly ProposedStep[]) =>
  steps.map(({ position, kind, postId }) => `${position} ${kind[0]} ${postId}`);

describe('the way of a draft', () => {
  it('goes up the chart from the drafter to the signer', () => {
    expect(told(proposeSteps(superiors, post('staf'), post('kabid')))).toEqual(['1 h kasi', '2 s kabid']);
  });

  it('keeps the three nearest to the signer', () => {
    expect(told(proposeSteps(superiors, post('staf'), post('bupati')))).toEqual([
      '1 h sekdis',
      '2 h kadis',
      '3 h sekda',
      '4 s bupati',
    ]);
  });

  it('asks who coordinates side by side, each once, before the signature', () => {
    const way = proposeSteps(
      superiors,
      post('kabid'),
      post('kadis'),
      ['hukum', 'umum', 'hukum', 'sekdis', 'kadis'].map(post),
    );
    expect(told(way)).toEqual(['1 h sekdis', '2 c hukum', '2 c umum', '3 s kadis']);
  });

  it('has nobody between where the drafter does not stand below the signer, or the chart goes in a circle', () => {
    expect(told(proposeSteps(superiors, post('bupati'), post('kadis')))).toEqual(['1 s kadis']);
    const circle = new Map(
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'b'],
      ].map(([from, to]) => [post(from!), post(to!)]),
    );
    expect(told(proposeSteps(circle, post('a'), post('z')))).toEqual(['1 s z']);
  });
});

describe('a step', () => {
  const way = proposeSteps(superiors, post('kabid'), post('sekda'), [post('hukum'), post('umum')]);
  const act = (steps: Step[], who: string, what: StepAct, current = 1): Step[] => {
    const outcome = afterAct(steps, post(who), what, current);
    if (!outcome.steps) throw new Error(outcome.refused);
    return outcome.steps;
  };
  const refused = (steps: Step[], who: string, what: StepAct, current = 1) =>
    afterAct(steps, post(who), what, current).refused;
  const approve: StepAct = { act: 'approve', version: 1 };
  const holders = (steps: Step[]) => openSteps(steps).map(({ postId }) => postId);

  it('opens when all before it are settled', () => {
    let steps = begun(way);
    expect(holders(steps)).toEqual(['sekdis']);
    steps = act(steps, 'sekdis', approve);
    steps = act(steps, 'kadis', approve);
    expect(holders(steps)).toEqual(['hukum', 'umum']);
    steps = act(steps, 'umum', approve);
    expect(holders(steps)).toEqual(['hukum']);
    expect(holders(act(steps, 'hukum', approve))).toEqual(['sekda']);
  });

  it('is taken only by its post, when it is open, on the version that is current', () => {
    const steps = begun(way);
    expect(refused(steps, 'kadis', approve)).toBe('outgoing.step-not-open');
    expect(refused(steps, 'sekdis', approve, 2)).toBe('outgoing.step-of-old-version');
    expect(refused(steps, 'sekdis', { act: 'edit', version: 1 })).toBe('outgoing.step-of-old-version');
    expect(act(steps, 'sekdis', { act: 'edit', version: 2 })[0]).toMatchObject({
      state: 'edited',
      version: 2,
    });
  });

  it('does not take the place of a signature', () => {
    const steps = begun(proposeSteps(superiors, post('kabid'), post('sekdis')));
    expect(refused(steps, 'sekdis', approve)).toBe('outgoing.step-not-open');
  });

  it('returns with a note, and only backwards', () => {
    const steps = act(begun(way), 'sekdis', approve);
    const back = (to: number, note = 'Lengkapi dasar hukum'): StepAct => ({
      act: 'return',
      version: 1,
      to,
      note,
    });
    expect(refused(steps, 'kadis', back(1, ' '))).toBe('outgoing.step-needs-note');
    expect(refused(steps, 'kadis', back(2))).toBe('outgoing.step-returns-forward');
    const again = act(steps, 'kadis', back(1));
    expect(again.map(({ round, postId, state }) => `${round} ${postId} ${state}`)).toEqual([
      '1 sekdis approved',
      '1 kadis returned',
      '1 hukum skipped',
      '1 umum skipped',
      '1 sekda skipped',
      '2 sekdis open',
      '2 kadis waiting',
      '2 hukum waiting',
      '2 umum waiting',
      '2 sekda waiting',
    ]);
  });

  it('returns to any earlier position, also to one that this round left behind', () => {
    const back = (to: number): StepAct => ({ act: 'return', version: 1, to, note: 'Lengkapi' });
    let steps = begun(way);
    for (const who of ['sekdis', 'kadis', 'hukum', 'umum']) steps = act(steps, who, approve);
    steps = act(steps, 'sekda', back(2));
    expect(holders(steps)).toEqual(['kadis']);
    steps = act(steps, 'kadis', back(1));
    expect(holders(steps)).toEqual(['sekdis']);
    expect(told(steps.filter(({ round }) => round === 3))).toEqual(told(way));
  });

  it('after any acts, a return opens the very position that was asked for, and the whole way lies before it', () => {
    const acts = fc.array(
      fc.record({ who: fc.nat(4), what: fc.constantFrom('approve', 'return'), to: fc.nat(3) }),
      { maxLength: 25 },
    );
    const places = told(way);
    fc.assert(
      fc.property(acts, (list) => {
        let steps = begun(way);
        for (const { who, what, to } of list) {
          const open = openSteps(steps);
          if (open.length === 0) steps = resubmitted(steps, way);
          const one = openSteps(steps)[who % openSteps(steps).length]!;
          const asked: StepAct = what === 'return' ? { act: 'return', version: 1, to, note: 'x' } : approve;
          const outcome = afterAct(steps, one.postId, asked, 1);
          if (what === 'return') expect(outcome.refused === undefined).toBe(to < one.position);
          if (!outcome.steps) continue;
          steps = outcome.steps;
          const last = Math.max(...steps.map(({ round }) => round));
          expect(told(wayOfRound(steps, last))).toEqual(places);
          if (what === 'return' && to > 0)
            expect([...new Set(openSteps(steps).map(({ position }) => position))]).toEqual([to]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('returns to the drafter, who sends the draft on its way again', () => {
    const home = act(begun(way), 'sekdis', { act: 'return', version: 1, to: 0, note: 'Ubah halnya' });
    expect(holders(home)).toEqual([]);
    const again = resubmitted(home, way);
    expect([holders(again), again.at(-1)!.round]).toEqual([['sekdis'], 2]);
  });

  it('never opens before those below it of the same round, nor stays open in an earlier round', () => {
    const acts = fc.array(
      fc.record({ who: fc.nat(4), what: fc.constantFrom('approve', 'edit', 'return'), to: fc.nat(3) }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(acts, (list) => {
        let [steps, version] = [begun(way), 1];
        for (const { who, what, to } of list) {
          const open = openSteps(steps);
          if (open.length === 0) steps = resubmitted(steps, way);
          const one = openSteps(steps)[who % openSteps(steps).length]!;
          const asked: StepAct =
            what === 'return'
              ? { act: 'return', version, to, note: 'x' }
              : { act: what as 'approve', version: what === 'edit' ? version + 1 : version };
          const outcome = afterAct(steps, one.postId, asked, version);
          if (!outcome.steps) continue;
          if (what === 'edit') version += 1;
          steps = outcome.steps;
          const last = Math.max(...steps.map(({ round }) => round));
          for (const step of openSteps(steps)) {
            expect(step.round).toBe(last);
            const below = steps.filter(({ round, position }) => round === last && position < step.position);
            for (const { state } of below) expect(['approved', 'edited']).toContain(state);
          }
          expect(steps.every(({ state }) => stepStates.includes(state))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('an initial that is taken back', () => {
  const way: ProposedStep[] = [
    { kind: 'hierarchical', position: 1, postId: post('kasi') },
    { kind: 'coordination', position: 2, postId: post('hukum') },
    { kind: 'coordination', position: 2, postId: post('umum') },
    { kind: 'signature', position: 3, postId: post('kadis') },
  ];
  const acted = (steps: readonly Step[], who: string, act: StepAct) =>
    afterAct(steps, post(who), act, 1).steps!;
  const approve: StepAct = { act: 'approve', version: 1 };

  const holding = (steps: readonly Step[]) =>
    openSteps(steps)
      .map(({ postId }) => postId)
      .toSorted();

  it('leaves the letter with who held it before, and what was done on record', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), (acts) => {
        const who = ['kasi', 'hukum', 'umum'];
        let steps = begun(way);
        for (const name of who.slice(0, acts)) steps = acted(steps, name, approve);
        const initialled = acted(steps, who[acts]!, approve);
        const back = takenBack(initialled, post(who[acts]!))!;
        expect(holding(back)).toEqual(holding(steps));
        const approved = (all: readonly Step[]) => all.filter(({ state }) => state === 'approved');
        expect(approved(back)).toEqual(approved(initialled));
        for (const name of who.slice(acts)) steps = acted(steps, name, approve);
        let again = back;
        for (const name of who.slice(acts)) again = acted(again, name, approve);
        expect(holding(again)).toEqual(holding(steps));
      }),
    );
  });

  it('stands where somebody has acted after it, or where there is none', () => {
    const first = acted(begun(way), 'kasi', approve);
    expect(takenBack(acted(first, 'hukum', approve), post('kasi'))).toBeUndefined();
    expect(takenBack(first, post('hukum'))).toBeUndefined();
    expect(takenBack(begun(way), post('kasi'))).toBeUndefined();
    const returned = acted(first, 'hukum', { act: 'return', version: 1, to: 1, note: 'Perbaiki' });
    expect(takenBack(returned, post('kasi'))).toBeUndefined();
  });

  it('of one of several side by side leaves the other as it is', () => {
    const both = acted(acted(acted(begun(way), 'kasi', approve), 'hukum', approve), 'umum', approve);
    expect(openSteps(both).map(({ postId }) => postId)).toEqual(['kadis']);
    const back = takenBack(both, post('hukum'))!;
    expect(back.slice(4).map(({ postId, state }) => `${postId} ${state}`)).toEqual([
      'hukum open',
      'kadis waiting',
    ]);
  });
});
