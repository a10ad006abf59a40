import { isOfRadioCell } from './radio-cells.ts';
import type { Sign } from './risk-weights.ts';
import type { Histories, Sighting } from './sightings.ts';

/** How strong it is that one, two, three or more others did the same. */
const ofPoint = [0, 0.4, 0.7, 1];
const ofDevice = [0, 0.25, 0.6, 1];

/** Signs that several people give the same thing: five with one point in a year uncovered a regency's fake check-ins. */
export function sharingSigns(sighting: Sighting, histories: Histories): Sign[] {
  const others = (uses: Histories['pointUsers']) =>
    uses.filter(({ personId }) => personId !== sighting.personId).length;
  const signs: Sign[] = [];
  const onPoint = others(histories.pointUsers);
  if (onPoint > 0)
    signs.push({
      code: 'shared-point',
      strength: ofPoint[Math.min(onPoint, 3)]! * (isOfRadioCell(sighting.position) ? 0.5 : 1),
      evidence: { others: onPoint },
    });
  const onDevice = others(histories.deviceUsers);
  if (onDevice > 0)
    signs.push({
      code: 'shared-device',
      strength: ofDevice[Math.min(onDevice, 3)]!,
      evidence: { others: onDevice },
    });
  const { photoFirst } = histories;
  if (sighting.photoHash !== null && photoFirst)
    signs.push({
      code: 'photo-reused',
      strength: 1,
      evidence: { day: photoFirst.day, own: photoFirst.personId === sighting.personId ? 1 : 0 },
    });
  return signs;
}
