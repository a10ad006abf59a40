import type { GeoPoint, Position } from '#modules/attendance/contract/positions.ts';
import type { Chance } from './chance.ts';
import { around, type Office, roundedTo, written } from './offices.ts';

/** A point that somebody picked for an office: typed, copied from a map, or tapped on one. */
export function pickedPoint(office: Office, chance: Chance): GeoPoint {
  const near = chance.chance(0.3)
    ? around(office.centre, 8, chance)
    : around(office.centre, office.radiusM * 0.7, chance);
  return written(near, chance.of([6, 4], [12, 5], [32, 6], [25, 7], [25, 14]));
}

/** What apps for made-up positions say beside the point: mostly always the same. */
export interface Pretence {
  accuracyM(): number;
  altitudeM(): number | null;
}

export function makePretence(office: Office, chance: Chance): Pretence {
  const accuracy = chance.of<number>(
    [2, 1],
    [2, 3],
    [3, 5],
    [3, 10],
    [2, 20],
    [3, roundedTo(chance.between(3, 30), 3)],
  );
  const ways = chance.ways.pretence;
  const varied = chance.chance(ways.varied);
  const altitude = chance.of<'none' | 'zero' | 'same' | 'varied'>(
    [ways.altitude.none, 'none'],
    [ways.altitude.zero, 'zero'],
    [ways.altitude.same, 'same'],
    [ways.altitude.varied, 'varied'],
  );
  const same = roundedTo(office.city.altitudeM + chance.normal(10), 2);
  return {
    accuracyM: () => (varied ? roundedTo(chance.between(3, 18), 3) : accuracy),
    altitudeM: () =>
      altitude === 'none'
        ? null
        : altitude === 'zero'
          ? 0
          : altitude === 'same'
            ? same
            : roundedTo(office.city.altitudeM + chance.normal(6), 2),
  };
}

export const pretend = (point: GeoPoint, { accuracyM, altitudeM }: Pretence): Position => ({
  ...point,
  accuracyM: accuracyM(),
  altitudeM: altitudeM(),
});
