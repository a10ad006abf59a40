import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { assignments, flexibilityStops, unitZones } from '../contract/assignments.ts';
import { days } from '../contract/days.ts';
import { holidays, ramadans } from '../contract/holidays.ts';
import { patterns } from '../contract/patterns.ts';
import { addPatternVersion } from './usecases/add-pattern-version.ts';
import { assignPattern } from './usecases/assign-pattern.ts';
import { createPattern } from './usecases/create-pattern.ts';
import { endAssignment } from './usecases/end-assignment.ts';
import { importHolidays } from './usecases/import-holidays.ts';
import { listAssignments } from './usecases/list-assignments.ts';
import { listFlexibilityStops } from './usecases/list-flexibility-stops.ts';
import { listHolidays } from './usecases/list-holidays.ts';
import { listPatterns } from './usecases/list-patterns.ts';
import { listZones } from './usecases/list-zones.ts';
import { restoreFlexibility } from './usecases/restore-flexibility.ts';
import { setHoliday } from './usecases/set-holiday.ts';
import { setRamadan } from './usecases/set-ramadan.ts';
import { setZone } from './usecases/set-zone.ts';
import { showDays } from './usecases/show-days.ts';
import { stopFlexibility } from './usecases/stop-flexibility.ts';
import { withdrawHoliday } from './usecases/withdraw-holiday.ts';
import { withdrawRamadan } from './usecases/withdraw-ramadan.ts';

export const calendarRoutes: readonly Route[] = [
  route(holidays.list, listHolidays),
  route(holidays.set, setHoliday),
  route(holidays.withdraw, withdrawHoliday),
  outsideRoute(holidays.import, importHolidays),
  route(ramadans.set, setRamadan),
  route(ramadans.withdraw, withdrawRamadan),
  route(patterns.list, listPatterns),
  route(patterns.create, createPattern),
  route(patterns.addVersion, addPatternVersion),
  route(assignments.list, listAssignments),
  route(assignments.assign, assignPattern),
  route(assignments.end, endAssignment),
  route(unitZones.list, listZones),
  route(unitZones.set, setZone),
  route(flexibilityStops.list, listFlexibilityStops),
  route(flexibilityStops.add, stopFlexibility),
  route(flexibilityStops.end, restoreFlexibility),
  route(days.show, showDays),
];
