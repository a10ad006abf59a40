import type { Sign } from './risk-weights.ts';
import type { PastSighting, Sighting } from './sightings.ts';

const leastKnown = 5;

/** A sign that this is not the phone that the person always has. */
export function deviceSigns(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  if (trail.length < leastKnown || trail.some((one) => one.deviceId === sighting.deviceId)) return [];
  return [{ code: 'new-device', strength: 1, evidence: { taps: trail.length } }];
}
