import type { Sighting } from '#modules/attendance/server/rules/honesty/sightings.ts';
import { type Chance, chanceOf } from './chance.ts';
import { honestTrace } from './honest-traces.ts';
import { makeOffice, type Office } from './offices.ts';
import { makeWorker, type Worker } from './people.ts';
import {
  developerTools,
  emulator,
  farNetwork,
  fixedPoint,
  jitteredPoint,
  replayedTrace,
  type SpoofTrace,
  sharedPoints,
  teleport,
} from './spoof-families.ts';
import { usualWays, type Ways } from './ways.ts';

/** Families in which something comes back day after day, and those of a single check-in. */
export const repeatedFamilies = ['fixed-point', 'jittered-point', 'shared-point', 'replayed-trace'] as const;
export const singleFamilies = ['teleport', 'emulator', 'developer-tools', 'far-network'] as const;
export type Family = (typeof repeatedFamilies)[number] | (typeof singleFamilies)[number];

/** All check-ins of one person, in order. */
export interface Trace {
  family: Family | 'honest';
  sightings: readonly Sighting[];
  spoofed: ReadonlySet<Sighting>;
}

export interface WorldSize {
  honest: number;
  /** Made-up traces of each family. */
  spoofed: number;
  days: number;
}

const peopleInOffice = 50;
const none: ReadonlySet<Sighting> = new Set();

/** The traces of one made-up country, the same for the same seed and ways. */
export function makeWorld(
  seed: number,
  { honest, spoofed, days }: WorldSize,
  ways: Ways = usualWays,
): Trace[] {
  const chance = chanceOf(seed, ways);
  const offices = Array.from({ length: Math.ceil((honest + spoofed * 8) / peopleInOffice) }, () =>
    makeOffice(chance),
  );
  const traces: Trace[] = [];
  const workers: Worker[] = [];
  const worker = (office: Office) => makeWorker(`p${workers.length}`, office, chance);
  for (let n = 0; n < honest; n += 1) workers.push(worker(offices[n % offices.length]!));
  for (const [n, one] of workers.entries()) {
    const sameOffice = n % offices.length;
    const colleague =
      workers[
        sameOffice + offices.length * chance.int(0, Math.floor((honest - 1 - sameOffice) / offices.length))
      ]!;
    traces.push({ family: 'honest', sightings: honestTrace(one, days, colleague, chance), spoofed: none });
  }
  const add = (family: Family, trace: (by: Worker) => SpoofTrace, office = chance.pick(offices)) => {
    const by = worker(office);
    workers.push(by);
    traces.push({ family, ...trace(by) });
  };
  for (const [family, make] of Object.entries(makers(days, chance)))
    for (let n = 0; n < spoofed; n += 1) add(family as Family, make);
  for (let left = spoofed; left > 0; ) {
    const office = chance.pick(offices);
    const inGroup = Math.min(left, chance.int(3, 8));
    const make = sharedPoints(office, days, chance);
    for (let n = 0; n < inGroup; n += 1) add('shared-point', make, office);
    left -= inGroup;
  }
  return traces;
}

type Makers = Record<Exclude<Family, 'shared-point'>, (worker: Worker) => SpoofTrace>;

const makers = (days: number, chance: Chance): Makers => ({
  'fixed-point': (worker) => fixedPoint(worker, days, chance),
  'jittered-point': (worker) => jitteredPoint(worker, days, chance),
  'replayed-trace': (worker) => replayedTrace(worker, days, chance),
  teleport: (worker) => teleport(worker, chance),
  emulator: (worker) => emulator(worker, chance),
  'developer-tools': (worker) => developerTools(worker, chance),
  'far-network': (worker) => farNetwork(worker, chance),
});
