import type { Position } from '../../../contract/positions.ts';
import {
  type Histories,
  longestTrail,
  mostUsers,
  type PastSighting,
  type Sighting,
  type Use,
} from './sightings.ts';

/** Nothing known yet. */
export const noHistories: Histories = { trail: [], pointUsers: [], deviceUsers: [], photoFirst: null };

/** The point to the last digit that the phone gave, as the key of its users. */
export function pointKey({ latitude, longitude }: Position): string {
  return `${latitude} ${longitude}`;
}

/** Whether two positions are the same to the last digit. */
export const samePoint = (one: Position, other: Position): boolean =>
  one.latitude === other.latitude && one.longitude === other.longitude;

/** The histories of a person, a point, a device and a photo once a sighting is among them. */
export function withSighting(histories: Histories, sighting: Sighting): Histories {
  const use: Use = { personId: sighting.personId, day: sighting.day };
  return {
    trail: longerTrail(histories.trail, sighting),
    pointUsers: withUse(histories.pointUsers, use),
    deviceUsers: withUse(histories.deviceUsers, use),
    photoFirst: histories.photoFirst ?? (sighting.photoHash === null ? null : use),
  };
}

function longerTrail(
  trail: readonly PastSighting[],
  { day, at, position, deviceId, networkKm }: Sighting,
): PastSighting[] {
  return [...trail, { day, at, position, deviceId, networkKm }]
    .sort((one, other) => one.at - other.at)
    .slice(-longestTrail);
}

/** One line a person, with the latest day, latest first. */
function withUse(uses: readonly Use[], use: Use): Use[] {
  const before = uses.find(({ personId }) => personId === use.personId);
  const latest = before && before.day > use.day ? before : use;
  return [latest, ...uses.filter(({ personId }) => personId !== use.personId)]
    .sort((one, other) => (one.day > other.day ? -1 : one.day < other.day ? 1 : 0))
    .slice(0, mostUsers);
}

/** A trail without what must no longer be kept to the digit: what lies before a day. */
export function forgetBefore(trail: readonly PastSighting[], day: string): PastSighting[] {
  return trail.filter((sighting) => sighting.day >= day);
}
