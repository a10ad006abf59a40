import { distanceM } from '#modules/attendance/contract/finding/earth.ts';
import type { GeoPoint } from '#modules/attendance/contract/positions.ts';
import type { Sighting } from '#modules/attendance/server/rules/honesty/sightings.ts';
import type { Chance } from './chance.ts';
import { around, cities, jakarta, moved, type Office } from './offices.ts';
import { makePhone, type Phone } from './phones.ts';

/** Somebody of an office, with habits. */
export interface Worker {
  id: string;
  office: Office;
  phone: Phone;
  door: GeoPoint;
  desk: GeoPoint;
  /** How far from the usual spot this person stands. */
  strayM: number;
  /** Which of the two ends of the day are checked at the desk. */
  atDesk: { in: boolean; out: boolean };
  /** Where the networks of this person appear to be. */
  networks: readonly GeoPoint[];
  /** Share of check-ins through a network abroad. */
  abroad: number;
}

const networksAbroad: readonly GeoPoint[] = [
  { latitude: 1.35, longitude: 103.8 }, // Singapore
  { latitude: 35.7, longitude: 139.7 }, // Tokyo
  { latitude: 37.4, longitude: -122 }, // California
  { latitude: 52.4, longitude: 4.9 }, // Amsterdam
];

export function makeWorker(id: string, office: Office, chance: Chance): Worker {
  const steady = chance.chance(chance.ways.steady);
  const desk = around(office.centre, office.radiusM * 0.8, chance);
  const carrier = chance.of([65, jakarta], [25, chance.pick(cities)], [10, office.city]);
  return {
    id,
    office,
    phone: makePhone(`phone of ${id}`, chance),
    door: chance.pick(office.doors),
    desk,
    strayM: steady ? 0.5 : chance.skewed(5, 0.5),
    atDesk: steady ? { in: true, out: true } : { in: chance.chance(0.4), out: chance.chance(0.6) },
    networks: [carrier, chance.of([3, office.city], [2, jakarta])],
    abroad: chance.chance(0.007) ? chance.between(0.2, 1) : 0,
  };
}

const firstMonday = Date.UTC(2026, 10, 2);
const dayMs = 86_400_000;

/** The n-th working day, five to a week, as a calendar day. */
export const workingDay = (n: number): string =>
  new Date(firstMonday + (Math.floor(n / 5) * 7 + (n % 5)) * dayMs).toISOString().slice(0, 10);

/** So many hours into a calendar day of Jakarta. */
export const instant = (day: string, hours: number): number =>
  Math.round(Date.parse(`${day}T00:00:00Z`) + (hours - 7) * 3_600_000);

/** When somebody comes and goes. */
export const usualHours = (direction: 'in' | 'out', chance: Chance): number =>
  direction === 'in' ? 7.3 + chance.normal(0.25) : 16.1 + Math.abs(chance.normal(0.4));

/** Kilometres to where the network appears; sometimes nobody knows. */
export function networkKm(worker: Worker, from: GeoPoint, chance: Chance): number | null {
  if (chance.chance(0.15)) return null;
  if (chance.chance(worker.abroad)) return distanceM(from, chance.pick(networksAbroad)) / 1_000;
  return Math.max(0, distanceM(from, chance.pick(worker.networks)) / 1_000 + chance.normal(20));
}

/** Where the person truly is at one end of the day. */
export function spotOf(worker: Worker, direction: 'in' | 'out', chance: Chance): GeoPoint {
  const usual = worker.atDesk[direction] ? worker.desk : worker.door;
  return moved(usual, chance.normal(worker.strayM), chance.normal(worker.strayM));
}

/** An honest check-in. */
export function checkIn(worker: Worker, day: string, direction: 'in' | 'out', chance: Chance): Sighting {
  const spot = spotOf(worker, direction, chance);
  return {
    personId: worker.id,
    day,
    at: instant(day, usualHours(direction, chance)),
    position: worker.phone.read(spot, worker.office, worker.atDesk[direction]),
    deviceId: worker.phone.id,
    photoHash: null,
    networkKm: networkKm(worker, spot, chance),
    secondProof: 'not-asked',
  };
}
