import { distanceM } from '../../../contract/finding/earth.ts';
import type { Sign } from './risk-weights.ts';
import type { PastSighting, Sighting } from './sightings.ts';

/** Nearer than this it may be a bad fix. */
const leastM = 5_000;
/** Up to here there is the road and the train; further there are planes, and nobody checks in on board. */
const byLandM = 200_000;
const limits = {
  land: { improbable: 110, impossible: 200 },
  air: { improbable: 200, impossible: 350 },
} as const;

/** Signs that a person cannot have come from where the last check-in was. */
export function movementSigns(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  const [before, last] = [undefined, ...trail.filter(({ at }) => at <= sighting.at)].slice(-2);
  const leg = last && tooFast(last, sighting);
  // What did not fit was the one in between, at which somebody looks already: this one is where the person was before it.
  if (!leg || (before && tooFast(before, last) && !tooFast(before, sighting))) return [];
  return [leg];
}

type Stop = Pick<PastSighting, 'at' | 'position'>;

/** The sign of a way that nobody makes in its time; null for all others. */
function tooFast(from: Stop, to: Stop): Sign | null {
  const slack = from.position.accuracyM + to.position.accuracyM;
  const metres = distanceM(from.position, to.position) - slack;
  if (metres < leastM) return null;
  const minutes = Math.max(1, (to.at - from.at) / 60_000);
  const kmH = metres / 1_000 / (minutes / 60);
  const { improbable, impossible } = metres < byLandM ? limits.land : limits.air;
  if (kmH <= improbable) return null;
  return {
    code: 'impossible-speed',
    strength: kmH > impossible ? 1 : 0.5,
    evidence: { km: Math.round(metres / 1_000), minutes: Math.round(minutes), kmH: Math.round(kmH) },
  };
}
