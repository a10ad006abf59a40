import type { Sighting } from '#modules/attendance/server/rules/honesty/sightings.ts';
import type { Chance } from './chance.ts';
import { around, cities, moved } from './offices.ts';
import { checkIn, instant, type Worker, workingDay } from './people.ts';

/** The days of an honest person, with what happens to honest people. */
export function honestTrace(worker: Worker, days: number, colleague: Worker, chance: Chance): Sighting[] {
  const trip = chance.chance(0.04) ? { day: chance.int(1, days - 1), to: chance.pick(cities) } : null;
  const sharesPhone = chance.chance(0.008);
  const borrowsOn = chance.chance(0.015) ? chance.int(0, days - 1) : -1;
  const sightings: Sighting[] = [];
  for (let n = 0; n < days; n += 1) {
    const day = workingDay(n);
    for (const direction of ['in', 'out'] as const) {
      if (chance.chance(0.04)) continue;
      const borrowed = sharesPhone || borrowsOn === n;
      const by = borrowed ? { ...worker, phone: colleague.phone } : worker;
      const usual = checkIn(by, day, direction, chance);
      const sighting =
        trip && trip.day === n && direction === 'out' ? onDuty(by, usual, trip.to, chance) : usual;
      const shown = chance.chance(0.001) ? misplaced(sighting, chance) : sighting;
      sightings.push(shown);
      if (chance.chance(0.05)) sightings.push(again(by, shown, direction, chance));
    }
  }
  return sightings;
}

/** In another city in the afternoon, by train or plane. */
function onDuty(worker: Worker, usual: Sighting, to: (typeof cities)[number], chance: Chance): Sighting {
  const spot = around(to, 6_000, chance);
  const office = { ...worker.office, city: to };
  return {
    ...usual,
    at: instant(usual.day, chance.between(14, 20)),
    position: worker.phone.read(spot, office, chance.chance(0.5)),
  };
}

/** A radio cell that moved house: kilometres away, and sure of it. */
function misplaced(sighting: Sighting, chance: Chance): Sighting {
  const far = chance.skewed(40_000, 1.5);
  const turn = chance.between(0, 2 * Math.PI);
  const { latitude, longitude } = moved(sighting.position, far * Math.cos(turn), far * Math.sin(turn));
  return { ...sighting, position: { latitude, longitude, accuracyM: chance.int(20, 100), altitudeM: null } };
}

/** Pressed twice: a minute later, often with the same fix. */
function again(worker: Worker, sighting: Sighting, direction: 'in' | 'out', chance: Chance): Sighting {
  const later = { ...sighting, at: sighting.at + chance.int(20, 180) * 1_000 };
  if (chance.chance(0.5)) return later;
  return { ...later, position: checkIn(worker, sighting.day, direction, chance).position };
}
