import { eastward, type Offset, offset } from '../places/earth.ts';
import { samePoint } from './histories.ts';
import { skyAccuracyM } from './reading-signs.ts';
import type { Sign } from './risk-weights.ts';
import type { PastSighting, Sighting } from './sightings.ts';

/** What is looked at: four days before at two a day, and the check-in; less over fewer days means nothing. */
const recentTaps = 9;
const leastTaps = 8;
const leastDays = 5;
/** Readings further apart than this are of different places. */
const samePlaceM = 500;

const skyScatterM = 2.8;

/** Signs that a position is steadier than the sky, the walls and a walking person allow. */
export function steadinessSigns(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  const near = [...trail, sighting].filter(
    (one) => one.deviceId === sighting.deviceId && length(from(sighting, one)) < samePlaceM,
  );
  const recent = near.slice(-recentTaps);
  const days = new Set(recent.map(({ day }) => day)).size;
  if (recent.length < leastTaps || days < leastDays) return [];
  return [...constants(sighting, recent), ...jitter(sighting, recent)];
}

function constants({ position }: Sighting, recent: readonly PastSighting[]): Sign[] {
  const signs: Sign[] = [];
  const taps = recent.length;
  const { accuracyM, altitudeM } = position;
  // Between walls many phones round what they are sure of to 20 m or 65 m. None comes back to 13.937 m, nor do satellites.
  const rounded = Number.isInteger(accuracyM) && accuracyM > skyAccuracyM;
  if (recent.every((one) => one.position.accuracyM === accuracyM))
    signs.push({
      code: 'constant-accuracy',
      strength: rounded ? 0.5 : 1,
      evidence: { accuracyM, taps },
    });
  // Some phones take it from a map of the ground, so that it says little.
  if (altitudeM !== null && recent.every((one) => one.position.altitudeM === altitudeM))
    signs.push({ code: 'constant-altitude', strength: 1, evidence: { altitudeM, taps } });
  return signs;
}

/**
 * Under open sky a phone is within 4.9 m (gps.gov; at 95 % that is a scatter of 2.8 m), between walls it is worse, and its
 * owner does not stand on one tile for a week. What is
 * the same to the digit is told as repetition, and not once more here.
 */
function jitter(sighting: Sighting, recent: readonly PastSighting[]): Sign[] {
  const others = recent.filter(({ position }) => !samePoint(position, sighting.position));
  if (others.length < recent.length / 2) return [];
  const offsets = recent.map((one) => from(sighting, one));
  const middle = {
    east: mean(offsets.map(({ east }) => east)),
    north: mean(offsets.map(({ north }) => north)),
  };
  const scatterM = Math.sqrt(
    mean(offsets.map(({ east, north }) => (east - middle.east) ** 2 + (north - middle.north) ** 2)),
  );
  const accuracyM = median(recent.map(({ position }) => position.accuracyM));
  const strength = scatterM < skyScatterM ? 1 : scatterM < accuracyM * 0.15 ? 0.6 : 0;
  if (strength === 0) return [];
  const evidence = { scatterM: Math.round(scatterM * 10) / 10, accuracyM, taps: recent.length };
  return [{ code: 'missing-jitter', strength, evidence }];
}

const from = (here: Pick<PastSighting, 'position'>, there: Pick<PastSighting, 'position'>): Offset =>
  offset(
    here.position.latitude,
    there.position.latitude,
    eastward(here.position.longitude, there.position.longitude),
  );
const length = ({ east, north }: Offset): number => Math.hypot(east, north);
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
