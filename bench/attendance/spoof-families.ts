import { distanceM } from '#modules/attendance/contract/finding/earth.ts';
import type { Position } from '#modules/attendance/contract/positions.ts';
import type { Sighting } from '#modules/attendance/server/rules/honesty/sightings.ts';
import type { Chance } from './chance.ts';
import { makePretence, pickedPoint, pretend } from './made-up-readings.ts';
import { around, moved, type Office, roundedTo, written } from './offices.ts';
import { checkIn, type Worker, workingDay } from './people.ts';

/** A trace, and which of its check-ins were made up. */
export interface SpoofTrace {
  sightings: readonly Sighting[];
  spoofed: ReadonlySet<Sighting>;
}

/** What makes up the positions of one person, called once a check-in. */
type Maker = (n: number, direction: 'in' | 'out') => Position;

/** Honest for some days, then made up in the morning and in the afternoon. */
function everyDay(
  worker: Worker,
  days: number,
  honestDays: number,
  maker: Maker,
  chance: Chance,
): SpoofTrace {
  const spoofed = new Set<Sighting>();
  const sightings: Sighting[] = [];
  for (let n = 0; n < days; n += 1)
    for (const direction of ['in', 'out'] as const) {
      const honest = checkIn(worker, workingDay(n), direction, chance);
      const shown = n < honestDays ? honest : { ...honest, position: maker(n, direction) };
      if (n >= honestDays) spoofed.add(shown);
      sightings.push(shown);
    }
  return { sightings, spoofed };
}

/** One place of the map, given again and again; some change between a few. */
export function fixedPoint(worker: Worker, days: number, chance: Chance): SpoofTrace {
  const points = Array.from({ length: chance.chance(0.1) ? 3 : 1 }, () => pickedPoint(worker.office, chance));
  const pretence = makePretence(worker.office, chance);
  return everyDay(worker, days, chance.int(0, 3), () => pretend(chance.pick(points), pretence), chance);
}

/** An app that moves the point a little each time. */
export function jitteredPoint(worker: Worker, days: number, chance: Chance): SpoofTrace {
  const centre = pickedPoint(worker.office, chance);
  const pretence = makePretence(worker.office, chance);
  const { medianM, spread, shape } = chance.ways.jitter;
  const radiusM = chance.skewed(medianM, spread);
  const digits = chance.of([1, 7], [1, 14]);
  let last = centre;
  const next = () => {
    if (shape === 'disc') return around(centre, radiusM, chance);
    const from = shape === 'walk' ? last : centre;
    last = moved(from, chance.normal(radiusM / 2), chance.normal(radiusM / 2));
    return last;
  };
  const maker: Maker = () => pretend(written(next(), digits), pretence);
  return everyDay(worker, days, chance.int(0, 3), maker, chance);
}

/** A group that passes points around: the same for all, for weeks or for a day. */
export function sharedPoints(office: Office, days: number, chance: Chance): (worker: Worker) => SpoofTrace {
  const daily = chance.chance(0.5);
  const points = Array.from({ length: days }, () => pickedPoint(office, chance));
  return (worker) => {
    const pretence = makePretence(office, chance);
    return everyDay(worker, days, chance.int(0, 3), (n) => pretend(points[daily ? n : 0]!, pretence), chance);
  };
}

/** Honest days recorded and played again, some of them moved by a metre or two. */
export function replayedTrace(worker: Worker, days: number, chance: Chance): SpoofTrace {
  const recorded = chance.int(2, 5);
  const past: Position[] = [];
  const ways = chance.ways.replay;
  const noiseM = chance.chance(ways.moved) ? chance.between(0.5, ways.mostM) : 0;
  const honest = everyDay(worker, recorded, recorded, () => past[0]!, chance).sightings;
  past.push(...honest.map(({ position }) => position));
  const maker: Maker = (n, direction) => {
    const inOrder = ((n % recorded) * 2 + (direction === 'in' ? 0 : 1)) % past.length;
    const position = ways.order === 'shuffled' ? chance.pick(past) : past[inOrder]!;
    if (noiseM === 0) return position;
    return { ...position, ...written(moved(position, chance.normal(noiseM), chance.normal(noiseM)), 7) };
  };
  const later = everyDay(worker, days, recorded, maker, chance);
  return { sightings: [...honest, ...later.sightings.slice(honest.length)], spoofed: later.spoofed };
}

/** Some honest days, and one made-up check-in on the morning after them. */
function once(worker: Worker, change: (honest: Sighting) => readonly Sighting[], chance: Chance): SpoofTrace {
  const days = chance.int(0, 8);
  const before = everyDay(worker, days, days, () => undefined as never, chance).sightings;
  const made = change(checkIn(worker, workingDay(days), 'in', chance));
  return { sightings: [...before, ...made], spoofed: new Set([made.at(-1)!]) };
}

/** Seen truly elsewhere, and minutes later at the office. */
export function teleport(worker: Worker, chance: Chance): SpoofTrace {
  const pretence = makePretence(worker.office, chance);
  return once(
    worker,
    (honest) => {
      const km = chance.of([4, chance.between(15, 60)], [6, chance.skewed(300, 0.9)]);
      const turn = chance.between(0, 2 * Math.PI);
      const there = moved(worker.office.centre, km * 1_000 * Math.cos(turn), km * 1_000 * Math.sin(turn));
      const seen = worker.phone.read(there, worker.office, false);
      const earlier = { ...honest, position: seen, at: honest.at - chance.int(5, 90) * 60_000 };
      const position = pretend(pickedPoint(worker.office, chance), pretence);
      return [earlier, { ...honest, position }];
    },
    chance,
  );
}

/** A phone that runs on a computer. */
export function emulator(worker: Worker, chance: Chance): SpoofTrace {
  return once(
    worker,
    (honest) => {
      const accuracyM = chance.of<number>([5, 5], [2, 20], [3, roundedTo(chance.between(1, 20), 3)]);
      const altitudeM = chance.of<number | null>(
        [60, 0],
        [15, null],
        [10, 5],
        [15, roundedTo(worker.office.city.altitudeM + chance.normal(20), 2)],
      );
      const position = { ...pickedPoint(worker.office, chance), accuracyM, altitudeM };
      return [{ ...honest, deviceId: `emulator of ${worker.id}`, position }];
    },
    chance,
  );
}

/** The developer tools of a browser, by hand or by a script. */
export function developerTools(worker: Worker, chance: Chance): SpoofTrace {
  return once(
    worker,
    (honest) => {
      const accuracyM = chance.of<number>([70, 150], [12, 0], [6, 100], [12, chance.int(1, 60)]);
      const position = { ...pickedPoint(worker.office, chance), accuracyM, altitudeM: null };
      return [{ ...honest, deviceId: `browser of ${worker.id}`, position }];
    },
    chance,
  );
}

/** A well made position; only the network is where the person is, or where a proxy is. */
export function farNetwork(worker: Worker, chance: Chance): SpoofTrace {
  const there = chance.of(
    [30, { latitude: 1.35, longitude: 103.8 }], // Singapore
    [15, { latitude: 35.7, longitude: 139.7 }], // Tokyo
    [30, { latitude: 37.4, longitude: -122 }], // California
    [20, { latitude: 52.4, longitude: 4.9 }], // Amsterdam
    [5, { latitude: 19.1, longitude: 72.9 }], // Mumbai
  );
  return once(
    worker,
    (honest) => [{ ...honest, networkKm: distanceM(honest.position, there) / 1_000 }],
    chance,
  );
}
