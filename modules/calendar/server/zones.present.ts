import type { UnitId } from '#core/contract/ids.ts';
import type { UnitZoneView } from '../contract/assignments.ts';
import type { ZoneRow } from './assignments.queries.ts';
import { lastDayOf } from './patterns.present.ts';

export function presentZone(
  { id, unitId, zone, startsOn, endsBefore, basis }: ZoneRow,
  names: ReadonlyMap<UnitId, string>,
): UnitZoneView {
  const unit = { id: unitId, name: names.get(unitId) ?? '' };
  return { id, unit, zone, startsOn, lastDay: lastDayOf(endsBefore), basis };
}
