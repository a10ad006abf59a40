import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { versionOn } from '../classification/versions.ts';
import type { DossierFacts, Schedule } from '../retention/dossier-facts.ts';
import { lifeCycleOf } from '../retention/life-cycle.ts';
import { Decades, type Rules, soundRules } from '../testing/decades.ts';
import { plannedVersions, step } from '../testing/decades-world.ts';
import { type DisposalLaw, type DisposalStep, disposalLaw } from './disposal-law.ts';

const steps = fc.array(step, { minLength: 40, maxLength: 120, size: 'max' });

/** Decades in which the model finds nothing wrong. fast-check prints seed and path of a failure. */
const rightly = (rules: Rules, told: (destroyed: number[]) => void = () => undefined) =>
  fc.property(plannedVersions, steps, (planned, happened) => {
    const { faults, destroyed } = new Decades(rules, planned).run(happened);
    told(destroyed);
    expect(faults).toEqual([]);
  });

test('over decades nothing is destroyed too early, under hold, unapproved or by one alone', () => {
  const destroyed: number[] = [];
  fc.assert(
    rightly(soundRules, (years) => destroyed.push(...years)),
    { numRuns: 1_200 },
  );
  // The office gets through often enough for the property to mean something, on both sides of ten years.
  expect(destroyed.filter((years) => years < 10).length).toBeGreaterThan(100);
  expect(destroyed.filter((years) => years >= 10).length).toBeGreaterThan(5);
});

const nextDay = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const seenOtherwise = (
  change: (facts: DossierFacts, schedule: Schedule, today: string) => Parameters<typeof lifeCycleOf>,
): Rules => ({
  ...soundRules,
  lifeOf: (...asked) => lifeCycleOf(...change(...asked)),
});
const underVersion = (facts: DossierFacts, versionId: DossierFacts['versionId']): DossierFacts => ({
  ...facts,
  versionId,
  records: facts.records.map((one) => ({ ...one, own: one.own && { ...one.own, versionId } })),
});
const byLaw = (law: Partial<DisposalLaw>): Rules => ({ ...soundRules, law: { ...disposalLaw, ...law } });
const without = (left: DisposalStep): Rules => {
  const { destruction } = disposalLaw.procedures;
  const shorter = { ...destruction, steps: destruction.steps.filter((one) => one !== left) };
  return byLaw({ procedures: { ...disposalLaw.procedures, destruction: shorter } });
};
const inOneHand = (a: string, b: string): Rules =>
  byLaw({ apart: disposalLaw.apart.filter((pair) => !(pair[0] === a && pair[1] === b)) });

/** Name, rules with the fault, and what the model must say against what they let happen. */
const planted: [string, Rules, RegExp][] = [
  [
    'ten years still approved by the regional head',
    byLaw({
      approvals: disposalLaw.approvals.map((band) => ({
        ...band,
        from: band.from === 10 ? 11 : band.from,
        below: band.below === 10 ? 11 : band.below,
      })),
    }),
    /no approval of the national-archive/,
  ],
  [
    'holds that are overlooked',
    seenOtherwise((facts, ...rest) => [{ ...facts, holds: [] }, ...rest]),
    /under hold/,
  ],
  ['one executor for both keys', inOneHand('first-executor', 'second-executor'), /not two executors/],
  ['one witness for both units', inOneHand('legal-witness', 'supervision-witness'), /one witness for two/],
  ['a witness who executes', inOneHand('legal-witness', 'second-executor'), /a witness executed/],
  [
    'a day too early',
    seenOtherwise((facts, schedule, today) => [facts, schedule, nextDay(today)]),
    /too early/,
  ],
  [
    'corrections that are overlooked',
    seenOtherwise((facts, ...rest) => [
      { ...facts, events: facts.events.filter(({ corrects }) => corrects === null) },
      ...rest,
    ]),
    /too early|waits for its event/,
  ],
  [
    'the schedule of the closing day',
    seenOtherwise((facts, schedule, today) => {
      const then = facts.closedOn ? versionOn(schedule.versions, facts.closedOn) : null;
      const versions = then
        ? schedule.versions
            .filter(({ startsOn }) => startsOn <= then.startsOn)
            .map((one) => (one === then ? { ...one, endsBefore: null } : one))
        : schedule.versions;
      return [facts, { ...schedule, versions }, today];
    }),
    /too early|is not destroyed/,
  ],
  [
    'permanence that is forgotten with a new schedule',
    seenOtherwise((facts, schedule, today) => {
      const now = versionOn(schedule.versions, today);
      const known = now && facts.records.every(({ own }) => now.tree.has(own?.code ?? facts.code));
      return known ? [underVersion(facts, now.id), { versions: [now] }, today] : [facts, schedule, today];
    }),
    /was permanent/,
  ],
  [
    'exceptions that are overlooked',
    seenOtherwise((facts, ...rest) => [
      { ...facts, records: facts.records.map((one) => ({ ...one, excepted: false })) },
      ...rest,
    ]),
    /holds an excepted record/,
  ],
  [
    'records that go by the code of their dossier',
    seenOtherwise((facts, ...rest) => [
      { ...facts, records: facts.records.map((one) => ({ ...one, own: null })) },
      ...rest,
    ]),
    /B (too early|is not destroyed|waits)/,
  ],
  [
    'a world that is not asked again after the consideration',
    { ...soundRules, asksAgain: false },
    /under hold|marked|too early/,
  ],
  ['no witnesses', without('witnessed'), /a witness is missing/],
  ['no approval', without('approved'), /no approval of the/],
  ['nobody who looks', without('appraised'), /nobody looked at it/],
];

describe('the model notices planted faults', () => {
  test.each(planted)('%s', (_, rules, said) => {
    const unnoticed = fc.property(plannedVersions, steps, (planned, happened) => {
      const { faults } = new Decades(rules, planned).run(happened);
      return !faults.some((fault) => said.test(fault));
    });
    // The same office each time: whether a fault is found is no matter of luck.
    expect(fc.check(unnoticed, { seed: 1945, numRuns: 6_000, endOnFailure: true }).failed).toBe(true);
  });
});
