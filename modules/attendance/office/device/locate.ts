import type { Position } from '../../contract/positions.ts';

/** Where the phone says it is, or why it says nothing. */
export type Located =
  | { position: Position }
  | { position: null; why: 'denied' | 'unavailable' | 'late' | 'unsupported' };

const patience: PositionOptions = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 };
/** Browsers wait without an end for who leaves their question open; the check-in does not (ms). */
const longest = 45_000;
const reasons = { 1: 'denied', 2: 'unavailable', 3: 'late' } as const;

/** Asks the phone once where it is. Called by a press of the person alone; nothing is watched, before or after. */
export function locate(): Promise<Located> {
  if (!navigator.geolocation) return Promise.resolve({ position: null, why: 'unsupported' });
  return new Promise((resolve) => {
    setTimeout(() => resolve({ position: null, why: 'late' }), longest);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          position: {
            ...{ latitude: coords.latitude, longitude: coords.longitude },
            ...{ accuracyM: coords.accuracy, altitudeM: coords.altitude },
          },
        }),
      ({ code }) => resolve({ position: null, why: reasons[code as 1 | 2 | 3] ?? 'unavailable' }),
      patience,
    );
  });
}
