import { describe, expect, test } from 'vitest';
import type { Position } from '../../../contract/positions.ts';
import type { RiskCode } from '../../../contract/risk.ts';
import { historiesOf, honest, north, office, sightingOf, trailOf } from '../testing/sample-sightings.ts';
import { scoreRisk } from './risk-score.ts';
import { usualWeights } from './risk-weights.ts';
import type { Histories, Sighting } from './sightings.ts';

const score = (sighting: Sighting, histories: Partial<Histories> = {}) =>
  scoreRisk(sighting, historiesOf(histories));
const codes = (sighting: Sighting, histories: Partial<Histories> = {}): RiskCode[] =>
  score(sighting, histories).reasons.map(({ code }) => code);
const weightOf = (code: RiskCode, sighting: Sighting, histories: Partial<Histories> = {}): number =>
  score(sighting, histories).reasons.find((reason) => reason.code === code)?.weight ?? 0;

describe('an honest check-in', () => {
  test('has no reasons, on the first day and after a week', () => {
    expect(score(sightingOf(1, office))).toEqual({ score: 0, review: false, reasons: [] });
    expect(score(sightingOf(6, north(-6)), { trail: trailOf(honest) }).reasons).toEqual([]);
  });

  test('may be repeated within the day with the same fix', () => {
    const trail = trailOf([...honest, office]);
    expect(codes(sightingOf(6, office), { trail })).toEqual([]);
  });
});

describe('one reading', () => {
  test.each<[Partial<Position>, RiskCode, number]>([
    [{ latitude: -6.1754, longitude: 106.8272 }, 'few-decimals', 50],
    [{ latitude: -6.17539, longitude: 106.8272 }, 'few-decimals', 40],
    [{ latitude: -6.175392, longitude: 106.827153 }, 'few-decimals', 15],
    [{ latitude: -6.1753921, longitude: 106.8272 }, 'few-decimals', 0],
    [{ latitude: 1e-7, longitude: 106.8 }, 'few-decimals', 0],
    [{ accuracyM: 0 }, 'impossible-accuracy', 50],
    [{ accuracyM: 1 }, 'impossible-accuracy', 25],
    [{ accuracyM: 2 }, 'impossible-accuracy', 0],
    [{ accuracyM: 9.9, altitudeM: null }, 'accuracy-without-altitude', 25],
    [{ accuracyM: 10, altitudeM: null }, 'accuracy-without-altitude', 0],
    [{ accuracyM: 150, altitudeM: null }, 'accuracy-of-tool', 40],
    [{ accuracyM: 150 }, 'accuracy-of-tool', 0],
    [{ accuracyM: 5, altitudeM: 0 }, 'accuracy-of-tool', 40],
    [{ altitudeM: 0 }, 'exact-altitude', 50],
    [{ altitudeM: 12 }, 'exact-altitude', 10],
    [{ altitudeM: null }, 'exact-altitude', 0],
  ])('%j is %s with %d points', (more, code, weight) => {
    expect(weightOf(code, sightingOf(1, { ...office, ...more }))).toBe(weight);
  });
});

describe('a point that comes back to the digit', () => {
  const varied = (i: number, more: Partial<Position> = {}) => ({
    ...office,
    accuracyM: 5.11 + i * 0.37,
    altitudeM: 8.1 + i,
    ...more,
  });
  const days = (n: number, more: Partial<Position> = {}) =>
    trailOf(Array.from({ length: n * 2 }, (_, i) => varied(i, more)));

  test('is asked about on the fifth day', () => {
    const weights = [1, 2, 3, 4].map((n) =>
      weightOf('repeated-digits', sightingOf(n + 1, varied(99)), { trail: days(n) }),
    );
    expect(weights).toEqual([12, 24, 24, 60]);
    // Told once: what is the same to the digit also has no jitter.
    expect(score(sightingOf(5, varied(99)), { trail: days(4) })).toMatchObject({
      review: true,
      reasons: [{ code: 'repeated-digits', evidence: { days: 4, taps: 8, of: 8 } }],
    });
    expect(codes(sightingOf(5, varied(99)), { trail: days(4) })).toEqual(['repeated-digits']);
  });

  test('is asked about with an exception or two, and told as repetition alone', () => {
    const trail = days(5);
    trail[3] = { ...trail[3]!, position: north(12) };
    trail[6] = { ...trail[6]!, position: north(-7) };
    expect(codes(sightingOf(6, varied(99)), { trail })).toEqual(['repeated-digits']);
    expect(weightOf('repeated-digits', sightingOf(6, varied(99)), { trail })).toBe(60);
    trail[8] = { ...trail[8]!, position: north(21) };
    expect(weightOf('repeated-digits', sightingOf(6, varied(99)), { trail })).toBe(24);
  });

  test('of a radio cell is asked about after six days without exception', () => {
    const cell = { altitudeM: null, accuracyM: 35 };
    const weight = (n: number, before = days(n, cell)) =>
      weightOf('repeated-digits', sightingOf(n + 1, varied(99, cell)), { trail: before });
    expect([weight(4), weight(5), weight(6)]).toEqual([12, 12, 60]);
    const exception = days(6, cell);
    exception[3] = { ...exception[3]!, position: north(12, cell) };
    expect(weight(6, exception)).toBe(12);
  });

  test('is noticed where somebody changes between a few points', () => {
    const few = [0, 30, 60].map((metres) => north(metres));
    const trail = trailOf(Array.from({ length: 10 }, (_, i) => varied(i, few[i % 3])));
    expect(weightOf('repeated-digits', sightingOf(6, varied(99, few[1])), { trail })).toBe(60);
  });

  test('with everything that was measured is more than the point', () => {
    const trail = trailOf(honest);
    expect(codes(sightingOf(7, honest[3]!), { trail })).toEqual(['repeated-fix', 'repeated-digits']);
    const nudged = { ...honest[3]!, latitude: honest[3]!.latitude + 0.00001 };
    expect(codes(sightingOf(7, nudged), { trail })).toEqual(['repeated-fix']);
  });

  test('moved by a metre or two is the same reading, by its accuracy alone too', () => {
    const flat = honest.map((position, i) => ({ ...position, accuracyM: 16.137 + i, altitudeM: null }));
    const moved = { ...flat[3]!, latitude: flat[3]!.latitude + 0.00001 };
    expect(codes(sightingOf(7, moved), { trail: trailOf(flat) })).toContain('repeated-fix');
    // The middle of a radio cell comes back to the digit, and its accuracy with it.
    expect(codes(sightingOf(7, flat[3]!), { trail: trailOf(flat) })).not.toContain('repeated-fix');
    const round = flat.map((position) => ({ ...position, accuracyM: 20 }));
    const movedRound = { ...round[3]!, latitude: round[3]!.latitude + 0.00001 };
    expect(codes(sightingOf(7, movedRound), { trail: trailOf(round) })).not.toContain('repeated-fix');
  });

  test('is a replay in any order, where several of the last were given before', () => {
    const days = [...honest.slice(0, 6), honest[4]!, honest[0]!, honest[3]!];
    expect(weightOf('replayed-trace', sightingOf(6, honest[1]!), { trail: trailOf(days) })).toBe(50);
    expect(codes(sightingOf(6, north(31)), { trail: trailOf(days) })).not.toContain('replayed-trace');
  });

  test('in the order of an earlier day is a replay', () => {
    const trail = trailOf([...honest.slice(0, 6), honest[2]!]);
    expect(codes(sightingOf(4, honest[3]!), { trail })).toContain('replayed-trace');
    expect(codes(sightingOf(4, honest[5]!), { trail })).not.toContain('replayed-trace');
  });
});

describe('a position that is too steady', () => {
  test('has the same accuracy and altitude for five days', () => {
    const same = honest.map((position) => ({ ...position, accuracyM: 13.937, altitudeM: 40.5 }));
    const now = sightingOf(6, north(5, { accuracyM: 13.937, altitudeM: 40.5 }));
    expect(weightOf('constant-accuracy', now, { trail: trailOf(same) })).toBe(50);
    // Tenths of a metre may come from a map.
    expect(weightOf('constant-altitude', now, { trail: trailOf(same) })).toBe(15);
    const exact = same.map((position) => ({ ...position, altitudeM: 40.53 }));
    const toTheCentimetre = sightingOf(6, north(5, { accuracyM: 13.937, altitudeM: 40.53 }));
    expect(weightOf('constant-altitude', toTheCentimetre, { trail: trailOf(exact) })).toBe(50);
    expect(codes({ ...now, deviceId: 'a new phone' }, { trail: trailOf(same) })).not.toContain(
      'constant-accuracy',
    );
    expect(codes(now, { trail: trailOf(same.slice(0, 6)) })).not.toContain('constant-accuracy');
  });

  test('has an accuracy that phones often round to: that says less', () => {
    const round = honest.map((position) => ({ ...position, accuracyM: 20 }));
    const now = sightingOf(6, north(5, { accuracyM: 20 }));
    expect(weightOf('constant-accuracy', now, { trail: trailOf(round) })).toBe(20);
    const sky = honest.map((position) => ({ ...position, accuracyM: 5 }));
    expect(
      weightOf('constant-accuracy', sightingOf(6, north(5, { accuracyM: 5 })), { trail: trailOf(sky) }),
    ).toBe(40);
  });

  test('never has a height though it is sure as only satellites make it', () => {
    const flat = (accuracyM: number): Position[] =>
      honest.map((position, i) => ({
        ...position,
        accuracyM: i % 3 === 0 ? accuracyM : 20 + i * 1.37,
        altitudeM: null,
      }));
    const now = sightingOf(6, north(5, { accuracyM: 21.7, altitudeM: null }));
    const weight = (trail: Position[]) => weightOf('never-altitude', now, { trail: trailOf(trail) });
    expect(weight(flat(7.3))).toBe(50);
    expect(weight(flat(12.3))).toBe(0);
    const once = flat(7.3);
    once[5] = { ...once[5]!, altitudeM: 12.7 };
    expect(weight(once)).toBe(0);
  });

  test.each([
    [0.1, 8, 50], // metres apart, accuracy, points
    [0.2, 30, 50],
    [0.35, 30, 30], // scatters more than the sky, but far less than it says of itself
    [1, 8, 0],
  ])('scatters %d of what an honest one does, at %d m: %d points', (part, accuracyM, weight) => {
    const trail = trailOf(
      [3, -9, 14, 6, -4, 20, -13, 9, -18, 1].map((metres, i) =>
        north(metres * part, { accuracyM: accuracyM + i * 0.01 }),
      ),
    );
    expect(weightOf('missing-jitter', sightingOf(6, north(0.3, { accuracyM })), { trail })).toBe(weight);
  });
});

describe('a way that nobody travels', () => {
  test.each([
    [100, 29, 70], // kilometres, minutes, points
    [100, 45, 35],
    [60, 40, 0],
    [700, 90, 70],
    [700, 180, 35],
    [1_400, 480, 0],
    [4, 1, 0], // a bad fix
  ])('%d km in %d minutes has %d points', (km, minutes, weight) => {
    const now = sightingOf(3, office);
    const trail = [{ ...now, at: now.at - minutes * 60_000, position: north(km * 1_000) }];
    expect(weightOf('impossible-speed', now, { trail })).toBe(weight);
  });

  test('is one of the check-in that does not fit, and not also of the next where the person is as before it', () => {
    const now = sightingOf(3, office);
    const away = { ...now, at: now.at - 10 * 60_000, position: north(60_000) };
    const before = { ...now, at: now.at - 20 * 60_000 };
    expect(weightOf('impossible-speed', { ...now, ...away }, { trail: [before] })).toBe(70);
    expect(weightOf('impossible-speed', now, { trail: [before, away] })).toBe(0);
    // Whoever goes on to a third place fits nowhere.
    const further = { ...now, position: north(-60_000) };
    expect(weightOf('impossible-speed', further, { trail: [before, away] })).toBe(70);
    expect(weightOf('impossible-speed', now, { trail: [away] })).toBe(70);
  });

  test('is none within what the readings do not know', () => {
    const now = sightingOf(3, { ...office, accuracyM: 60_000 });
    const trail = [{ ...now, at: now.at - 60_000, position: north(50_000) }];
    expect(weightOf('impossible-speed', now, { trail })).toBe(0);
  });
});

describe('what several people give', () => {
  const others = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ personId: `other ${i}`, day: '2026-11-01' }));

  test.each([
    [1, 24, 13],
    [2, 42, 30],
    [3, 60, 50],
    [8, 60, 50],
  ])('shared with %d: a point has %d points, a phone %d', (n, point, phone) => {
    expect(weightOf('shared-point', sightingOf(2, office), { pointUsers: others(n) })).toBe(point);
    expect(weightOf('shared-device', sightingOf(2, office), { deviceUsers: others(n) })).toBe(phone);
  });

  test('of a radio cell counts half, and oneself not at all', () => {
    const cell = { ...office, accuracyM: 40, altitudeM: null };
    expect(weightOf('shared-point', sightingOf(2, cell), { pointUsers: others(5) })).toBe(30);
    const own = [{ personId: 'ani', day: '2026-11-01' }];
    expect(codes(sightingOf(2, office), { pointUsers: own, deviceUsers: own })).toEqual([]);
  });

  test('a photo that was given before is told with its day', () => {
    const photoFirst = { personId: 'budi', day: '2026-11-01' };
    expect(score(sightingOf(2, office, { photoHash: 'ab' }), { photoFirst })).toMatchObject({
      review: true,
      reasons: [{ code: 'photo-reused', evidence: { day: '2026-11-01', own: 0 } }],
    });
    expect(codes(sightingOf(2, office, { photoHash: 'ab' }))).toEqual([]);
  });
});

describe('a network', () => {
  const known = (km: number) => trailOf(honest, { networkKm: km });

  test('in Jakarta says nothing about Jayapura', () => {
    expect(codes(sightingOf(6, office, { networkKm: 3_800 }))).toEqual([]);
  });

  test('abroad is asked about for three days, then only told', () => {
    const now = sightingOf(9, north(2), { networkKm: 14_000 });
    expect(weightOf('network-far', now, { trail: known(20) })).toBe(55);
    expect(weightOf('network-unlike-before', now, { trail: known(20) })).toBe(25);
    expect(weightOf('network-far', now, { trail: known(14_000) })).toBe(28);
    expect(weightOf('network-unlike-before', now, { trail: known(14_000) })).toBe(0);
  });

  test('nobody knows is no sign', () => {
    expect(codes(sightingOf(6, north(2), { networkKm: null }), { trail: known(20) })).toEqual([]);
  });
});

test('a new phone, and a second proof that is missing, are told and not asked about', () => {
  const now = sightingOf(6, north(2), { deviceId: 'new', secondProof: 'missing' });
  expect(score(now, { trail: trailOf(honest) })).toMatchObject({ score: 25, review: false });
  expect(codes(now)).toEqual(['second-proof-missing']);
});

test('an agency sets its own weights and when it looks', () => {
  const now = sightingOf(1, { ...office, accuracyM: 0 });
  const none = { ...usualWeights.points, 'impossible-accuracy': 0 };
  const none100 = scoreRisk(now, historiesOf({}), { points: none, reviewFrom: 50 });
  expect(none100).toEqual({ score: 0, review: false, reasons: [] });
  expect(scoreRisk(now, historiesOf({}), { ...usualWeights, reviewFrom: 51 }).review).toBe(false);
});
