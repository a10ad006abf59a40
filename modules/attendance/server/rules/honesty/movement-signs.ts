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
  const last = trail.findLast(({ at }) => at <= sighting.at);
  if (!last) return [];
  const slack = last.position.accuracyM + sighting.position.accuracyM;
  const metres = distanceM(last.position, sighting.position) - slack;
  if (metres < leastM) return [];
  const minutes = Math.max(1, (sighting.at - last.at) / 60_000);
  const kmH = metres / 1_000 / (minutes / 60);
  const { improbable, impossible } = metres < byLandM ? limits.land : limits.air;
  if (kmH <= improbable) return [];
  return [
    {
      code: 'impossible-speed',
      strength: kmH > impossible ? 1 : 0.5,
      evidence: { km: Math.round(metres / 1_000), minutes: Math.round(minutes), kmH: Math.round(kmH) },
    },
  ];
}
