import type { Position } from '../../../contract/positions.ts';
import { noHistories, withSighting } from '../honesty/histories.ts';
import type { Histories, PastSighting, Sighting } from '../honesty/sightings.ts';

/** Where the office of the samples is. */
export const office: Position = {
  latitude: -6.1753921,
  longitude: 106.8271533,
  accuracyM: 8.213,
  altitudeM: 12.4,
};

/** So many metres north of the office. */
export const north = (metres: number, more: Partial<Position> = {}): Position => ({
  ...office,
  latitude: Number((office.latitude + metres / 110_574).toFixed(7)),
  ...more,
});

/** The n-th day from 1 November 2026. */
export const day = (n: number): string => new Date(Date.UTC(2026, 10, n)).toISOString().slice(0, 10);

export function sightingOf(n: number, position: Position, more: Partial<Sighting> = {}): Sighting {
  return {
    personId: 'ani',
    day: day(n),
    at: Date.UTC(2026, 10, n, 0, 20),
    position,
    deviceId: 'phone of ani',
    photoHash: null,
    networkKm: null,
    secondProof: 'not-asked',
    ...more,
  };
}

/** Twice a day at these positions, morning and afternoon. */
export function trailOf(positions: readonly Position[], more: Partial<PastSighting> = {}): PastSighting[] {
  return positions.map((position, i) => {
    const n = 1 + Math.floor(i / 2);
    return { ...sightingOf(n, position), at: Date.UTC(2026, 10, n, i % 2 === 0 ? 0 : 9), ...more };
  });
}

export const historiesOf = (more: Partial<Histories>): Histories => ({ ...noHistories, ...more });

/** What is known once all of these were seen, had they shared a point, a device and a photo. */
export const histories = (sightings: readonly Sighting[]): Histories =>
  sightings.reduce(withSighting, noHistories);

/** Ten honest check-ins: metres apart, none like another. */
export const honest = [3, -9, 14, 6, -4, 20, -13, 9, -18, 1].map((metres, i) =>
  north(metres, { accuracyM: 6.1 + i * 0.731, altitudeM: 9.3 + i * 1.1 }),
);
