import type { Sign } from './risk-weights.ts';
import type { PastSighting, Sighting } from './sightings.ts';

/**
 * From Sabang to Merauke it is 5,250 km: a network further away is abroad. Nearer ones say little, because mobile networks
 * of the whole country appear in Jakarta.
 */
const abroadKm = 5_300;
const fartherKm = 1_000;
const leastKnown = 5;

/** Signs in where the network appears to be. */
export function networkSigns(sighting: Sighting, trail: readonly PastSighting[]): Sign[] {
  const { networkKm } = sighting;
  if (networkKm === null) return [];
  const km = Math.round(networkKm);
  const signs: Sign[] = [];
  // A habit that was looked at for three days is not asked about for ever.
  const days = new Set(trail.filter((one) => (one.networkKm ?? 0) > abroadKm).map(({ day }) => day)).size;
  if (networkKm > abroadKm)
    signs.push({ code: 'network-far', strength: days < 3 ? 1 : 0.5, evidence: { km, days } });
  const known = trail.flatMap((one) => (one.networkKm === null ? [] : [one.networkKm]));
  const usualKm = Math.max(...known);
  if (known.length >= leastKnown && networkKm > usualKm + fartherKm)
    signs.push({
      code: 'network-unlike-before',
      strength: 1,
      evidence: { km, usualKm: Math.round(usualKm) },
    });
  return signs;
}
