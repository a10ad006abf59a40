import type { GeoPoint, Position } from '#modules/attendance/contract/positions.ts';
import type { Chance } from './chance.ts';
import { moved, type Office, roundedTo, written } from './offices.ts';

/** A phone as its owner's browser shows it: what it says about where it truly is. */
export interface Phone {
  id: string;
  read(at: GeoPoint, office: Office, indoors: boolean): Position;
}

type Reader = Phone['read'];

/** Satellites: a few metres under the sky, drifting between walls; seven decimals, fractions of metres. */
function satellites(chance: Chance): Reader {
  const altitudeDigits = chance.of([6, 1], [4, 10]);
  return (at, { city }, indoors) => {
    const claimed = indoors ? chance.skewed(14, 0.5) : chance.skewed(5, 0.4);
    const errorM = chance.skewed(claimed / 2.2, 0.4);
    return {
      ...written(moved(at, chance.normal(errorM), chance.normal(errorM)), 7),
      accuracyM: roundedTo(Math.max(2.5, claimed), 3),
      altitudeM: roundedTo(city.altitudeM + chance.normal(indoors ? 14 : 6), altitudeDigits),
    };
  };
}

/** Wi-Fi and sensors together: off by the same for days at one desk, with round accuracies and the altitude of the map. */
function fused(chance: Chance): Reader {
  const [eastM, northM] = [chance.normal(9), chance.normal(9)];
  const spreadM = chance.skewed(4, 0.5);
  const altitude = chance.of([4, 'of-map'], [3, 'noisy'], [3, 'none']);
  const storey = chance.between(2, 20);
  return (at, { city }) => {
    const accuracyM = chance.of<number>([2, 20], [7, roundedTo(chance.skewed(18, 0.4), 3)], [0.4, 100]);
    return {
      ...written(moved(at, eastM + chance.normal(spreadM), northM + chance.normal(spreadM)), 7),
      accuracyM,
      altitudeM:
        altitude === 'none'
          ? null
          : roundedTo(city.altitudeM + storey + (altitude === 'noisy' ? chance.normal(5) : 0), 1),
    };
  };
}

/** The other large maker: all digits of the machine, a handful of accuracies. */
function manyDigits(chance: Chance): Reader {
  return (at, { city }, indoors) => {
    const claimed = indoors
      ? chance.of<number>([3, 35], [2, 65], [5, chance.skewed(15, 0.4)])
      : chance.of<number>([2, 5], [2, 10], [4, chance.skewed(7, 0.3)]);
    const errorM = chance.skewed(Math.min(claimed, 30) / 2.5, 0.4);
    return {
      ...moved(at, chance.normal(errorM), chance.normal(errorM)),
      accuracyM: claimed,
      altitudeM: city.altitudeM + chance.normal(4),
    };
  };
}

/** An older one of that maker: nearly always as sure as it was before. */
function rounding(chance: Chance): Reader {
  const usualM = chance.of<number>([3, 5], [3, 10], [4, 65]);
  return (at, { city }) => {
    const accuracyM = chance.chance(0.85) ? usualM : chance.of<number>([1, 5], [1, 10], [1, 65]);
    const errorM = chance.skewed(Math.min(accuracyM, 30) / 2.5, 0.4);
    return {
      ...moved(at, chance.normal(errorM), chance.normal(errorM)),
      accuracyM,
      altitudeM: city.altitudeM + chance.normal(4),
    };
  };
}

/** Without satellites: radio cells only, sometimes streets away. */
function coarse(chance: Chance): Reader {
  return (at) => {
    const accuracyM = chance.of<number>(
      [6, chance.int(25, 120)],
      [3, roundedTo(chance.skewed(80, 0.6), 3)],
      [1, 1_200],
    );
    const errorM = Math.min(accuracyM, 400) / 2;
    return {
      ...written(moved(at, chance.normal(errorM), chance.normal(errorM)), 7),
      accuracyM,
      altitudeM: null,
    };
  };
}

/** Some phones give the middle of the nearest radio cell, to the digit, for days. */
function sticky(chance: Chance, otherwise: Reader): Reader {
  const share = chance.between(0.3, 0.8);
  const favourite = chance.next();
  return (at, office, indoors) => {
    if (!chance.chance(share)) return otherwise(at, office, indoors);
    const cell = chance.chance(0.85)
      ? office.cells[Math.floor(favourite * office.cells.length)]!
      : chance.pick(office.cells);
    return { ...cell.point, accuracyM: cell.accuracyM, altitudeM: null };
  };
}

export function makePhone(id: string, chance: Chance): Phone {
  const { phones } = chance.ways;
  const make = chance.of(
    [phones.satellites, satellites],
    [phones.fused, fused],
    [phones.manyDigits, manyDigits],
    [phones.coarse, coarse],
    [phones.rounding, rounding],
  );
  const usual = make(chance);
  return { id, read: chance.chance(0.04) ? sticky(chance, usual) : usual };
}
