import type { Position } from '../../../contract/positions.ts';
import type { Sign } from './risk-weights.ts';
import type { Sighting } from './sightings.ts';

/** Better than this a phone is only by satellites. */
export const skyAccuracyM = 10;

/** Signs in the one reading itself. Phones reckon with seven decimals and more; people and tools write round numbers. */
export function readingSigns({ position }: Sighting): Sign[] {
  const { latitude, longitude, accuracyM, altitudeM } = position;
  const signs: Sign[] = [];
  const decimals = Math.max(decimalsOf(latitude), decimalsOf(longitude));
  // Seven decimals end in two zeros twice in one of ten thousand readings, in one zero twice in one of a hundred.
  const strength = decimals <= 4 ? 1 : decimals === 5 ? 0.8 : decimals === 6 ? 0.3 : 0;
  if (strength > 0) signs.push({ code: 'few-decimals', strength, evidence: { decimals } });
  // Without a correction service no phone is sure of a metre, and hardly of two; emulation gives 0.
  if (accuracyM < 2)
    signs.push({ code: 'impossible-accuracy', strength: accuracyM < 1 ? 1 : 0.5, evidence: { accuracyM } });
  // So exact a fix comes from satellites, and from them a height comes with it.
  if (altitudeM === null && accuracyM < skyAccuracyM)
    signs.push({ code: 'accuracy-without-altitude', strength: 1, evidence: { accuracyM } });
  if (isOfTool(position)) signs.push({ code: 'accuracy-of-tool', strength: 1, evidence: { accuracyM } });
  if (altitudeM !== null && Number.isInteger(altitudeM))
    signs.push({ code: 'exact-altitude', strength: altitudeM === 0 ? 1 : 0.2, evidence: { altitudeM } });
  return signs;
}

/** What tools say where nothing else is set: the developer tools of Chromium 150 m, the Android emulator 5 m at 5 m or 0. */
function isOfTool({ accuracyM, altitudeM }: Position): boolean {
  return altitudeM === null ? accuracyM === 150 : accuracyM === 5 && (altitudeM === 5 || altitudeM === 0);
}

/** How many decimals a number is written with. */
function decimalsOf(degrees: number): number {
  const [digits = '', exponent = '0'] = String(degrees).split('e');
  const fraction = digits.split('.')[1] ?? '';
  return Math.max(0, fraction.length - Number(exponent));
}
