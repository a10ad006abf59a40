import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PatternId } from '../../contract/terms.ts';
import { addDays, daysFrom } from './days.ts';
import { inForce } from './decided.ts';
import { openRulebook } from './rulebook.ts';
import { supposing } from './supposed.ts';
import { basis, decided, firstDay, office, officer, room, root, rule, span } from './testing/samples.ts';

const days = daysFrom(firstDay, addDays(firstDay, span - 1));
const always = { startsOn: '0001-01-01', endsBefore: null, basis };
const [one, proposed] = ['one' as PatternId, 'proposed' as PatternId];
const subjects = [
  { personId: officer, path: [root, office, room] },
  { personId: null, path: [root, office, room] },
  { personId: null, path: [root, office] },
  { personId: null, path: [root] },
] as const;

test('a pattern that the office would work by: those with something nearer keep it, all others in it get the rule', () => {
  fc.assert(
    fc.property(
      decided,
      rule,
      fc.constantFrom(...subjects),
      fc.constantFrom(...days),
      (all, tried, who, day) => {
        const version = { ...always, patternId: proposed, name: null, rule: tried };
        const assignment = {
          ...always,
          unitId: office,
          personId: null,
          patternId: proposed,
          rotationOffset: 0,
        };
        const then = openRulebook(supposing(all, { version, assignment })).planFor(who, day);
        const own = all.assignments.filter(
          ({ unitId, personId }) => (personId !== null && personId === who.personId) || unitId === room,
        );
        const nearer =
          inForce(
            own.filter(({ personId }) => personId !== null),
            day,
          ) ??
          inForce(
            own.filter(({ unitId }) => unitId === room && who.path.some((unit) => unit === room)),
            day,
          );
        const inOffice = who.path.some((unit) => unit === office);
        if (nearer || !inOffice) expect(then).toEqual(openRulebook(all).planFor(who, day));
        else expect(then.because.version.rule).toEqual(tried);
      },
    ),
    { numRuns: 400 },
  );
});

test('a version counts on every day for all who work by its pattern, and for nobody else', () => {
  fc.assert(
    fc.property(
      decided,
      rule,
      fc.constantFrom(...subjects),
      fc.constantFrom(...days),
      (all, tried, who, day) => {
        const version = { ...always, patternId: one, name: null, rule: tried };
        const before = openRulebook(all).planFor(who, day);
        const then = openRulebook(supposing(all, { version, assignment: null })).planFor(who, day);
        expect(then.because.assignment).toEqual(before.because.assignment);
        if (before.because.assignment?.patternId === one) expect(then.because.version).toEqual(version);
        else expect(then).toEqual(before);
      },
    ),
    { numRuns: 400 },
  );
});
