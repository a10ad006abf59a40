import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type {
  AssignmentId,
  BasisView,
  FlexibilityStopId,
  PatternId,
  UnitZoneId,
  Zone,
} from '../contract/terms.ts';
import { basisAs } from './decided.queries.ts';
import type { Day } from './rules/days.ts';

export interface AssignmentRow {
  id: AssignmentId;
  unitId: UnitId | null;
  personId: PersonId | null;
  patternId: PatternId | null;
  patternName: string | null;
  rotationOffset: number;
  startsOn: Day;
  endsBefore: Day | null;
  basisId: string;
  basis: BasisView;
  ending: BasisView | null;
}

const assignmentsAnd = (condition: string) =>
  `select a.id, a.unit_id as "unitId", a.person_id as "personId", a.pattern_id as "patternId", p.name as "patternName",
     a.rotation_offset as "rotationOffset", a.starts_on as "startsOn", a.ends_before as "endsBefore",
     a.basis_id as "basisId", ${basisAs('b')} as basis, case when e.id is not null then ${basisAs('e')} end as ending
   from calendar.assignment a
   join calendar.basis b on b.agency_id = core.agency_id() and b.id = a.basis_id
   left join calendar.basis e on e.agency_id = core.agency_id() and e.id = a.ending_id
   left join calendar.pattern p on p.agency_id = core.agency_id() and p.id = a.pattern_id
   where a.agency_id = core.agency_id() and ${condition}`;

/** What units and people have, or will have. Indexes: assignment_unit, assignment_person. */
export function assignmentsOf(
  tx: Tx,
  unitIds: readonly UnitId[],
  personIds: readonly PersonId[],
): Promise<AssignmentRow[]> {
  return tx.rows(
    assignmentsAnd(`(a.unit_id = any($1::uuid[]) or a.person_id = any($2::uuid[]))
      and (a.ends_before is null or a.ends_before > a.starts_on)`),
    [unitIds, personIds],
  );
}

export async function assignmentById(tx: Tx, id: AssignmentId): Promise<AssignmentRow | undefined> {
  const rows = await tx.rows<AssignmentRow>(assignmentsAnd('a.id = $1'), [id]);
  return rows[0];
}

/** Of which subjects a list tells; null for all of the agency. */
export interface Scope {
  unitIds: readonly UnitId[] | null;
  personIds: readonly PersonId[] | null;
}

/** A page of assignments, the latest first; one more than its size. Index: the key. */
export function assignmentPage(
  tx: Tx,
  { unitIds, personIds }: Scope,
  before: string | null,
  size: number,
): Promise<AssignmentRow[]> {
  return tx.rows(
    `${assignmentsAnd(`($1::uuid[] is null or a.unit_id = any($1) or a.person_id = any($2::uuid[]))
       and ($3::uuid is null or a.id < $3)`)} order by a.id desc limit $4`,
    [unitIds, personIds ?? [], before, size + 1],
  );
}

export interface ZoneRow {
  id: UnitZoneId;
  unitId: UnitId;
  zone: Zone;
  startsOn: Day;
  endsBefore: Day | null;
  basis: BasisView;
}

/** Zones of units, one unit's or all, that came or will come into force. Index: unit_zone_unit. */
export function zonesOf(tx: Tx, unitId: UnitId | null): Promise<ZoneRow[]> {
  return tx.rows(
    `select z.id, z.unit_id as "unitId", z.zone, z.starts_on as "startsOn", z.ends_before as "endsBefore", ${basisAs('b')} as basis
     from calendar.unit_zone z
     join calendar.basis b on b.agency_id = core.agency_id() and b.id = z.basis_id
     where z.agency_id = core.agency_id() and ($1::uuid is null or z.unit_id = $1)
       and (z.ends_before is null or z.ends_before > z.starts_on)
     order by z.starts_on desc, z.id`,
    [unitId],
  );
}

export interface StopRow {
  id: FlexibilityStopId;
  personId: PersonId;
  startsOn: Day;
  endsBefore: Day | null;
  recordedAt: Date;
}

const stopsAnd = (condition: string) =>
  `select s.id, s.person_id as "personId", s.starts_on as "startsOn", s.ends_before as "endsBefore", s.recorded_at as "recordedAt"
   from calendar.flexibility_stop s where s.agency_id = core.agency_id() and ${condition}`;

export function stopsOf(tx: Tx, personId: PersonId): Promise<StopRow[]> {
  return tx.rows(stopsAnd('s.person_id = $1'), [personId]);
}

export async function stopById(tx: Tx, id: FlexibilityStopId): Promise<StopRow | undefined> {
  const rows = await tx.rows<StopRow>(stopsAnd('s.id = $1'), [id]);
  return rows[0];
}

/** A page of times without flexibility, the latest first; one more than its size. Index: the key. */
export function stopPage(
  tx: Tx,
  personIds: readonly PersonId[] | null,
  before: string | null,
  size: number,
): Promise<StopRow[]> {
  return tx.rows(
    `${stopsAnd(`($1::uuid[] is null or s.person_id = any($1)) and ($2::uuid is null or s.id < $2)
       and (s.ends_before is null or s.ends_before > s.starts_on)`)} order by s.id desc limit $3`,
    [personIds, before, size + 1],
  );
}
