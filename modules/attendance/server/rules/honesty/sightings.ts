import type { Position } from '../../../contract/positions.ts';
import type { EpochMs } from '../../../contract/terms.ts';

/** What a check-in shows of where it came from. */
export interface Sighting {
  personId: string;
  /** ISO 8601, in the zone of the unit. */
  day: string;
  /** The instant that counts. */
  at: EpochMs;
  /** With every digit that the phone gave. */
  position: Position;
  deviceId: string;
  /** Of the photo, where one was taken: hex of its SHA-256. */
  photoHash: string | null;
  /** Kilometres from the position to where the network appears to be; null where nobody knows. */
  networkKm: number | null;
  /** The code at the entrance, a door, the Wi-Fi of the office. */
  secondProof: 'given' | 'missing' | 'not-asked';
}

/** What is kept of an earlier check-in of the same person. */
export type PastSighting = Pick<Sighting, 'day' | 'at' | 'position' | 'deviceId' | 'networkKm'>;

/** Who used a point or a device, and on which day last. */
export interface Use {
  personId: string;
  day: string;
}

/** What earlier check-ins say; bounded, however long a house has been used. */
export interface Histories {
  /** The last check-ins of the person, oldest first, at most `longestTrail`. */
  trail: readonly PastSighting[];
  /** Who checked in from the very same point, latest first, at most `mostUsers`. */
  pointUsers: readonly Use[];
  /** Who checked in with this device, latest first, at most `mostUsers`. */
  deviceUsers: readonly Use[];
  /** Who first gave this photo; null for a new one. */
  photoFirst: Use | null;
}

export const longestTrail = 40;
export const mostUsers = 12;
