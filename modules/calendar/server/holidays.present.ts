import type { UnitId } from '#core/contract/ids.ts';
import type { HolidayView, RamadanView } from '../contract/holidays.ts';
import type { RamadanRow } from './holidays.queries.ts';
import { addDays } from './rules/days.ts';
import type { Holiday } from './rules/decided.ts';

export function presentHoliday(
  { day, name, kind, unitId, basis }: Holiday,
  names: ReadonlyMap<UnitId, string>,
  may: { national: boolean; regional: boolean },
): HolidayView {
  return {
    ...{ day, name, kind, basis },
    unit: namedUnit(unitId, names),
    can: { change: unitId === null ? may.national : may.regional },
  };
}

export function namedUnit(unitId: UnitId | null, names: ReadonlyMap<UnitId, string>) {
  return unitId && { id: unitId, name: names.get(unitId) ?? '' };
}

export function presentRamadan({ id, startsOn, endsBefore, basis, withdrawal }: RamadanRow): RamadanView {
  return { id, startsOn, lastDay: addDays(endsBefore, -1), basis, withdrawal };
}
