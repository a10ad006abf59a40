import { distanceM } from '../../../contract/finding/earth.ts';
import type { Position } from '../../../contract/positions.ts';
import { isFinerThanTenths } from './fine-digits.ts';
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
/** Of so many readings, so many that were given before are no chance. */
const recentTaps = 8;
const leastAgain = 3;

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
  const { position } = sighting;
  const earlier = trail.findLast(
    (one) =>
      one.day !== sighting.day &&
      sameReading(one, sighting) &&
      // The middle of a radio cell comes with the accuracy of the cell.
      isTelling(position) &&
      !(samePoint(one.position, position) && isOfRadioCell(position)),
  );
  return earlier ? [{ code: 'repeated-fix', strength: 1, evidence: { day: earlier.day } }] : [];
}

/**
 * Two different points on end that came on end before; or several of the last readings, and this one, that were all given
 * on an earlier day.
 */
function replayed(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  const before = trail.findLast((one) => one.day !== sighting.day && isAlike(one, sighting));
  if (!before) return [];
  const again = [...trail.slice(1 - recentTaps), sighting].filter((one) => wasGivenBefore(one, trail)).length;
  if (again >= leastAgain)
    return [{ code: 'replayed-trace', strength: 1, evidence: { day: before.day, taps: again } }];
  const previous = trail.at(-1);
  if (!previous || samePoint(previous.position, sighting.position)) return [];
  const at = trail.findIndex(
    (one, i) =>
      i > 0 && one.day !== sighting.day && sameReading(one, sighting) && sameReading(trail[i - 1]!, previous),
  );
  return at < 0 ? [] : [{ code: 'replayed-trace', strength: 0.8, evidence: { day: trail[at]!.day } }];
}

const wasGivenBefore = (reading: PastSighting, trail: readonly PastSighting[]): boolean =>
  isTelling(reading.position) &&
  !isOfRadioCell(reading.position) &&
  trail.some((one) => one.day < reading.day && sameReading(one, reading));

/** As sure, as high and about there. */
const isAlike = ({ position: one }: PastSighting, { position: other }: Pick<PastSighting, 'position'>) =>
  one.accuracyM === other.accuracyM && one.altitudeM === other.altitudeM && distanceM(one, other) < movedM;

/** With accuracy and altitude the same to many digits, a point that was moved by a few metres is still the same reading. */
function sameReading(one: PastSighting, other: Pick<PastSighting, 'position'>): boolean {
  return isAlike(one, other) && (samePoint(one.position, other.position) || isTelling(other.position));
}

/** Whether accuracy or altitude has digits enough that they do not come twice. */
const isTelling = ({ accuracyM, altitudeM }: Position): boolean =>
  isFinerThanTenths(accuracyM) || (altitudeM !== null && isFinerThanTenths(altitudeM));
