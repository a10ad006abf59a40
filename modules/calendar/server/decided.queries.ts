import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import { lawfulHolidays, lawfulPattern } from './law.ts';
import { type Day, yearOf } from './rules/days.ts';
import type {
  Assignment,
  Decided,
  FlexibilityStop,
  Holiday,
  PatternVersion,
  Ramadan,
  UnitZone,
} from './rules/decided.ts';
import { nationalDays } from './rules/holiday-list.ts';

/** A row of `calendar.basis`, named `name`, as a view. */
export function basisAs(name: string): string {
  return `json_build_object('number', ${name}.number, 'title', ${name}.title, 'decidedBy', ${name}.decided_by, 'recordedAt', ${name}.recorded_at)`;
}

const joined = (row: string) =>
  `join calendar.basis b on b.agency_id = core.agency_id() and b.id = ${row}.basis_id`;
const dated = (row: string) => `${row}.starts_on as "startsOn", ${row}.ends_before as "endsBefore"`;
/** In force on some day from `$1` to `$2`; those that never came into force are left out. */
const within = (row: string) =>
  `${row}.starts_on <= $2 and (${row}.ends_before is null or ${row}.ends_before > greatest(${row}.starts_on, $1))`;

/**
 * Everything that was decided about the days from one to another, for all units and for the people that are named: as
 * many statements whether for one person or for five thousand.
 */
export async function decidedAbout(
  tx: Tx,
  from: Day,
  until: Day,
  personIds: readonly PersonId[] = [],
): Promise<Decided> {
  const [agency, own, ramadans, versions, assignments, zones, stops] = await Promise.all([
    currentAgency(tx),
    standingHolidays(tx, from, until),
    ramadansWithin(tx, from, until),
    versionsWithin(tx, from, until),
    assignmentsWithin(tx, from, until, personIds),
    zonesWithin(tx, from, until),
    stopsWithin(tx, from, until, personIds),
  ]);
  const national = nationalDays(
    lawfulHolidays,
    own.filter(({ unitId }) => unitId === null),
  );
  return {
    agencyZone: agency!.zone,
    holidays: [...national, ...own.filter(({ unitId }) => unitId !== null)],
    knownYears: new Set(national.map(({ day }) => yearOf(day))),
    law: lawfulPattern,
    ...{ ramadans, versions, assignments, zones, stops },
  };
}

/** Holidays that stand, of the whole years in which the days lie: whose the national days are goes by years. */
export function standingHolidays(tx: Tx, from: Day, until: Day): Promise<Holiday[]> {
  return tx.rows(
    `select h.day, h.name, h.kind, h.unit_id as "unitId", ${basisAs('b')} as basis
     from calendar.holiday h ${joined('h')}
     where h.agency_id = core.agency_id() and h.withdrawal_id is null
       and h.day >= date_trunc('year', $1::date)::date and h.day < (date_trunc('year', $2::date) + interval '1 year')::date
     order by h.day`,
    [from, until],
  );
}

function ramadansWithin(tx: Tx, from: Day, until: Day): Promise<Ramadan[]> {
  return tx.rows(
    `select ${dated('r')}, ${basisAs('b')} as basis from calendar.ramadan r ${joined('r')}
     where r.agency_id = core.agency_id() and r.withdrawal_id is null and ${within('r')}`,
    [from, until],
  );
}

function versionsWithin(tx: Tx, from: Day, until: Day): Promise<PatternVersion[]> {
  return tx.rows(
    `select v.pattern_id as "patternId", p.name, ${dated('v')}, v.rule, ${basisAs('b')} as basis
     from calendar.pattern_version v
     join calendar.pattern p on p.agency_id = core.agency_id() and p.id = v.pattern_id ${joined('v')}
     where v.agency_id = core.agency_id() and ${within('v')}`,
    [from, until],
  );
}

/** Of all units, of which there are hundreds, and of the named people. Indexes: assignment_unit, assignment_person. */
function assignmentsWithin(
  tx: Tx,
  from: Day,
  until: Day,
  personIds: readonly PersonId[],
): Promise<Assignment[]> {
  return tx.rows(
    `select a.unit_id as "unitId", a.person_id as "personId", a.pattern_id as "patternId",
       a.rotation_offset as "rotationOffset", ${dated('a')}, ${basisAs('b')} as basis
     from calendar.assignment a ${joined('a')}
     where a.agency_id = core.agency_id() and (a.unit_id is not null or a.person_id = any($3::uuid[])) and ${within('a')}`,
    [from, until, personIds],
  );
}

function zonesWithin(tx: Tx, from: Day, until: Day): Promise<UnitZone[]> {
  return tx.rows(
    `select z.unit_id as "unitId", z.zone, ${dated('z')}, ${basisAs('b')} as basis
     from calendar.unit_zone z ${joined('z')}
     where z.agency_id = core.agency_id() and ${within('z')}`,
    [from, until],
  );
}

function stopsWithin(
  tx: Tx,
  from: Day,
  until: Day,
  personIds: readonly PersonId[],
): Promise<FlexibilityStop[]> {
  if (personIds.length === 0) return Promise.resolve([]);
  return tx.rows(
    `select s.person_id as "personId", ${dated('s')} from calendar.flexibility_stop s
     where s.agency_id = core.agency_id() and s.person_id = any($3::uuid[]) and ${within('s')}`,
    [from, until, personIds],
  );
}
