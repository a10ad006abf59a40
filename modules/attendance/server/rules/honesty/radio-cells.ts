import type { Position } from '../../../contract/positions.ts';

/**
 * Whether a reading may be the middle of a Wi-Fi or radio cell that the phone knows: no altitude, and no better than a
 * building. Such a point comes back to the digit, and to colleagues, without anybody having made it up.
 */
export function isOfRadioCell({ accuracyM, altitudeM }: Position): boolean {
  return altitudeM === null && accuracyM >= 15;
}
