import type { RiskFinding } from '#modules/attendance/contract/risk.ts';
import { pointKey, withSighting } from '#modules/attendance/server/rules/honesty/histories.ts';
import { scoreRisk } from '#modules/attendance/server/rules/honesty/risk-score.ts';
import type { Histories, Sighting } from '#modules/attendance/server/rules/honesty/sightings.ts';
import type { Trace } from './make-world.ts';

/** What was found on each check-in, when all of a country arrive in the order in which they were made. */
export function scoreTraces(traces: readonly Trace[]): Map<Sighting, RiskFinding> {
  const trails = new Map<string, Histories['trail']>();
  const points = new Map<string, Histories['pointUsers']>();
  const devices = new Map<string, Histories['deviceUsers']>();
  const found = new Map<Sighting, RiskFinding>();
  const all = traces.flatMap(({ sightings }) => sightings);
  for (const sighting of all.sort((one, other) => one.at - other.at)) {
    const point = pointKey(sighting.position);
    const histories: Histories = {
      trail: trails.get(sighting.personId) ?? [],
      pointUsers: points.get(point) ?? [],
      deviceUsers: devices.get(sighting.deviceId) ?? [],
      photoFirst: null,
    };
    found.set(sighting, scoreRisk(sighting, histories));
    const then = withSighting(histories, sighting);
    trails.set(sighting.personId, then.trail);
    points.set(point, then.pointUsers);
    devices.set(sighting.deviceId, then.deviceUsers);
  }
  return found;
}
