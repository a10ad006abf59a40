import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { Day } from '#core/contract/schemas.ts';
import { HolidayKind, PatternId, Zone } from './terms.ts';

/** The number of the decision is told with every fact; people are named by id alone. */
const based = z.object({ basisNumber: z.string() });
const of = <P extends z.ZodType>(type: `${string}.${string}`, payload: P) =>
  event({ type, version: 1, payload });

const holiday = based.extend({
  day: Day,
  name: z.string(),
  kind: HolidayKind,
  unitId: UnitId.nullable(),
});
export const holidaySet = of('holiday.set', holiday);
export const holidayWithdrawn = of('holiday.withdrawn', holiday);
export const holidaysImported = of(
  'holidays.imported',
  based.extend({
    year: z.string(),
    unitId: UnitId.nullable(),
    added: z.int(),
    changed: z.int(),
    withdrawn: z.int(),
  }),
);

const ramadan = based.extend({ startsOn: Day, lastDay: Day });
export const ramadanSet = of('ramadan.set', ramadan);
export const ramadanWithdrawn = of('ramadan.withdrawn', ramadan);

const pattern = based.extend({ patternId: PatternId, name: z.string(), startsOn: Day });
export const patternCreated = of('working-pattern.created', pattern);
export const patternFollowed = of('working-pattern.followed', pattern);

const assignment = based.extend({
  patternId: PatternId.nullable(),
  unitId: UnitId.nullable(),
  personId: PersonId.nullable(),
});
export const patternAssigned = of('pattern-assignment.made', assignment.extend({ startsOn: Day }));
export const assignmentEnded = of('pattern-assignment.ended', assignment.extend({ lastDay: Day }));

export const zoneSet = of('unit-zone.set', based.extend({ unitId: UnitId, zone: Zone, startsOn: Day }));

const stop = z.object({ personId: PersonId });
export const flexibilityStopped = of('flexibility.stopped', stop.extend({ startsOn: Day }));
export const flexibilityRestored = of('flexibility.restored', stop.extend({ lastDay: Day }));

/** All facts of the module. */
export const calendarEvents = [
  holidaySet,
  holidayWithdrawn,
  holidaysImported,
  ramadanSet,
  ramadanWithdrawn,
  patternCreated,
  patternFollowed,
  patternAssigned,
  assignmentEnded,
  zoneSet,
  flexibilityStopped,
  flexibilityRestored,
] as const;
