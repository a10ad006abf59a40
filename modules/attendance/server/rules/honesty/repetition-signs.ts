import type { Position } from '../../../contract/positions.ts';
import { distanceM } from '../places/earth.ts';
import { samePoint } from './histories.ts';
import { isOfRadioCell } from './radio-cells.ts';
import type { Sign } from './risk-weights.ts';
import type { PastSighting, Sighting } from './sightings.ts';

/**
 * From how many of the last check-ins on somebody has to be asked: the four days before at two a day, nearly all of them. What
 * comes from a radio cell has to come back for longer, without exception.
 */
const usually = { window: 10, least: 8, share: 0.8 };
const fromCell = { window: 20, least: 12, share: 1 };
const movedM = 10;

/** Signs that a position was stored and given again. */
export function repetitionSigns(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  return [...repeatedDigits(sighting, trail), ...repeatedFix(sighting, trail), ...replayed(sighting, trail)];
}

function repeatedDigits(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  const cell = isOfRadioCell(sighting.position);
  const { window, least, share } = cell ? fromCell : usually;
  const before = trail.slice(-window).filter(({ day }) => day !== sighting.day);
  const same = before.filter((one) => samePoint(one.position, sighting.position));
  const days = new Set(same.map(({ day }) => day)).size;
  if (days === 0) return [];
  // Some change between a few points: what counts is how much of it all comes back.
  const recurring = before.filter((one) =>
    [...before, sighting].some((other) => other.day !== one.day && samePoint(other.position, one.position)),
  ).length;
  const always = before.length >= least && recurring >= before.length * share;
  const strength = days >= 2 ? (always ? 1 : cell ? 0.2 : 0.4) : 0.2;
  return [{ code: 'repeated-digits', strength, evidence: { days, taps: recurring, of: before.length } }];
}

/** All that the phone measured, the same on another day: with so many digits that is no chance. */
function repeatedFix(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  if (!isTelling(sighting.position)) return [];
  const earlier = trail.findLast((one) => one.day !== sighting.day && sameReading(one, sighting));
  return earlier ? [{ code: 'repeated-fix', strength: 1, evidence: { day: earlier.day } }] : [];
}

/** Two different points on end that came on end before. */
function replayed(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  const previous = trail.at(-1);
  if (!previous || samePoint(previous.position, sighting.position)) return [];
  const at = trail.findIndex(
    (one, i) =>
      i > 0 && one.day !== sighting.day && sameReading(one, sighting) && sameReading(trail[i - 1]!, previous),
  );
  return at < 0 ? [] : [{ code: 'replayed-trace', strength: 1, evidence: { day: trail[at]!.day } }];
}

/** With accuracy and altitude the same to many digits, a point that was moved by a few metres is still the same reading. */
function sameReading(one: PastSighting, other: Pick<PastSighting, 'position'>): boolean {
  const [before, now] = [one.position, other.position];
  if (before.accuracyM !== now.accuracyM || before.altitudeM !== now.altitudeM) return false;
  return samePoint(before, now) || (isTelling(now) && distanceM(before, now) < movedM);
}

/** Whether accuracy and altitude have digits enough that they do not come twice. */
function isTelling({ accuracyM, altitudeM }: Position): boolean {
  if (altitudeM === null || Number.isInteger(altitudeM)) return false;
  return !Number.isInteger(accuracyM) || !Number.isInteger(altitudeM * 1_000);
}
