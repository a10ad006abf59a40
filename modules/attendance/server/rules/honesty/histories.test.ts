import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, histories, north, office, sightingOf } from '../testing/sample-sightings.ts';
import { forgetBefore, noHistories, pointKey, withSighting } from './histories.ts';
import { scoreRisk } from './risk-score.ts';
import { longestTrail, mostUsers, type Sighting } from './sightings.ts';

const drawn = fc
  .record({
    n: fc.integer({ min: 1, max: 28 }),
    person: fc.integer({ min: 0, max: 20 }),
    metres: fc.integer({ min: -50, max: 50 }),
    minutes: fc.integer({ min: 0, max: 600 }),
    photo: fc.option(fc.constant('ab')),
  })
  .map<Sighting>(({ n, person, metres, minutes, photo }) =>
    sightingOf(n, north(metres), {
      personId: `p${person}`,
      at: Date.UTC(2026, 10, n, 0, minutes),
      photoHash: photo,
    }),
  );

describe('what is kept of earlier check-ins', () => {
  test('is the last of all of them, however many there were', () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 150, size: 'max' }), (sightings) => {
        const kept = histories(sightings);
        const latest = sightings.map(({ at }) => at).sort((a, b) => b - a);
        expect(kept.trail.map(({ at }) => at).reverse()).toEqual(latest.slice(0, longestTrail));

        const lastDay = new Map<string, string>();
        for (const one of sightings)
          if ((lastDay.get(one.personId) ?? '') < one.day) lastDay.set(one.personId, one.day);
        expect(kept.pointUsers).toHaveLength(Math.min(lastDay.size, mostUsers));
        for (const { personId, day: on } of kept.pointUsers) expect(lastDay.get(personId)).toBe(on);
        const days = kept.pointUsers.map((use) => use.day);
        expect(days).toEqual([...days].sort().reverse());
        expect(kept.deviceUsers).toEqual(kept.pointUsers);

        const first = sightings.find(({ photoHash }) => photoHash !== null);
        expect(kept.photoFirst).toEqual(first ? { personId: first.personId, day: first.day } : null);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('holds no photo, no person and no proof in a trail', () => {
    const [kept] = withSighting(noHistories, sightingOf(1, office, { photoHash: 'ab' })).trail;
    expect(Object.keys(kept!).sort()).toEqual(['at', 'day', 'deviceId', 'networkKm', 'position']);
  });

  test('is forgotten before a day', () => {
    const { trail } = histories([1, 2, 3].map((n) => sightingOf(n, office)));
    expect(forgetBefore(trail, day(3)).map((one) => one.day)).toEqual([day(3)]);
  });
});

test('a point has one key for its digits', () => {
  expect(pointKey(office)).toBe('-6.1753921 106.8271533');
  expect(pointKey({ ...office, latitude: -6.17539210001 })).not.toBe(pointKey(office));
});

test('a score is the sum of its reasons up to 100, worst first, and asks from the threshold on', () => {
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 60, size: 'max' }), (sightings) => {
      const finding = scoreRisk(sightings.at(-1)!, histories(sightings.slice(0, -1)));
      const weights = finding.reasons.map(({ weight }) => weight);
      let sum = 0;
      for (const weight of weights) sum += weight;
      expect(finding.score).toBe(sum > 100 ? 100 : sum);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
      expect(finding.review).toBe(finding.score >= 50);
      const codes = finding.reasons.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
    }),
    { seed: 2, numRuns: 300 },
  );
});
