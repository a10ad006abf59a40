import { eastward, type Offset, offset } from '../../../contract/finding/earth.ts';
import { isFinerThanTenths } from './fine-digits.ts';
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

/** The best sky (4.9 m at 95 %, gps.gov: a scatter of 2.8 m), and a step to either side. */
const skyScatterM = 3.3;
/** An accuracy is a radius at 95 % (W3C Geolocation); readings that it is true of scatter by this much of it. */
const scatterOfClaim = 0.58;
/** Share of readings that are sure to ten metres from which on satellites are heard. */
const leastSure = 0.3;

/** Signs that a position is steadier than the sky, the walls and a walking person allow. */
export function steadinessSigns(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  const near = [...trail, sighting].filter(
    (one) => one.deviceId === sighting.deviceId && length(from(sighting, one)) < samePlaceM,
  );
  const recent = near.slice(-recentTaps);
  if (!isEnough(recent)) return [];
  return [...constants(sighting, recent), ...neverAltitude(near), ...jitter(sighting, recent)];
}

const isEnough = (taps: readonly PastSighting[]): boolean =>
  taps.length >= leastTaps && new Set(taps.map(({ day }) => day)).size >= leastDays;

/** Whether all readings are equally sure, to the digit. */
const isConstant = ({ position }: Sighting, recent: readonly PastSighting[]): boolean =>
  recent.every((one) => one.position.accuracyM === position.accuracyM);

function constants(sighting: Sighting, recent: readonly PastSighting[]): Sign[] {
  const signs: Sign[] = [];
  const taps = recent.length;
  const { accuracyM, altitudeM } = sighting.position;
  if (isConstant(sighting, recent))
    signs.push({ code: 'constant-accuracy', strength: strengthOf(accuracyM), evidence: { accuracyM, taps } });
  // Phones that take it from a map of the ground give tenths of a metre. No sensor comes back to the same centimetre.
  if (altitudeM !== null && recent.every((one) => one.position.altitudeM === altitudeM)) {
    const strength = isFinerThanTenths(altitudeM) ? 1 : 0.3;
    signs.push({ code: 'constant-altitude', strength, evidence: { altitudeM, taps } });
  }
  return signs;
}

/** Who is sure to ten metres again and again hears satellites, and from them a height comes with it. */
function neverAltitude(near: readonly PastSighting[]): Sign[] {
  const since = near.findLastIndex(({ position }) => position.altitudeM !== null) + 1;
  const flat = near.slice(since);
  const sure = flat.filter(({ position }) => position.accuracyM <= skyAccuracyM).length;
  if (!isEnough(flat) || sure < flat.length * leastSure) return [];
  return [{ code: 'never-altitude', strength: 1, evidence: { taps: flat.length, sure } }];
}

/** How odd it is that a phone is always equally sure. Many round to 5, 10, 35 or 65 m; none comes back to 13.937 m. */
function strengthOf(accuracyM: number): number {
  if (!Number.isInteger(accuracyM)) return 1;
  if (accuracyM > skyAccuracyM) return 0.4;
  return accuracyM % 5 === 0 ? 0.8 : 1;
}

/**
 * Under open sky readings scatter, between walls more, and nobody stands on one tile for a week. What is the same to the
 * digit is told as repetition, and not once more here.
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
  const claimedM = accuracyM * scatterOfClaim;
  // A claim that never changes is no measurement: its readings are held against what it says.
  const unchanging = isConstant(sighting, recent) && scatterM < claimedM;
  const strength =
    scatterM < Math.min(skyScatterM, claimedM) ? 1 : scatterM < accuracyM * 0.15 ? 0.6 : unchanging ? 0.2 : 0;
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
