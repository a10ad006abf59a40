import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { peopleByIds, unitNames } from '#modules/organization/server/organization.api.ts';
import type { AssignmentView, FlexibilityStopView } from '../contract/assignments.ts';
import type { AssignmentRow, StopRow } from './assignments.queries.ts';
import { lastDayOf } from './patterns.present.ts';
import type { Day } from './rules/days.ts';
import { lastsBeyond } from './rules/take-over.ts';

/** Assignments with the names behind their ids; whoever sees them here may end them. */
export async function presentAssignments(
  tx: Tx,
  rows: readonly AssignmentRow[],
  today: Day,
): Promise<AssignmentView[]> {
  const [units, people] = await Promise.all([
    unitNames(
      tx,
      rows.flatMap(({ unitId }) => unitId ?? []),
    ),
    peopleByIds(
      tx,
      rows.flatMap(({ personId }) => personId ?? []),
    ),
  ]);
  const unitOf = (id: UnitId) => ({ id, name: units.get(id) ?? '' });
  return rows.map((row) => ({
    id: row.id,
    unit: row.unitId && unitOf(row.unitId),
    person: row.personId && personOf(people, row.personId),
    pattern: row.patternId && { id: row.patternId, name: row.patternName ?? '' },
    rotationOffset: row.rotationOffset,
    startsOn: row.startsOn,
    lastDay: lastDayOf(row.endsBefore),
    basis: row.basis,
    ending: row.ending,
    can: { end: lastsBeyond(row, today) },
  }));
}

export async function presentStops(
  tx: Tx,
  rows: readonly StopRow[],
  today: Day,
): Promise<FlexibilityStopView[]> {
  const people = await peopleByIds(
    tx,
    rows.map(({ personId }) => personId),
  );
  return rows.map((row) => ({
    id: row.id,
    person: personOf(people, row.personId),
    startsOn: row.startsOn,
    lastDay: lastDayOf(row.endsBefore),
    recordedAt: row.recordedAt.toISOString(),
    can: { end: lastsBeyond(row, today) },
  }));
}

function personOf(people: ReadonlyMap<PersonId, { name: string }>, id: PersonId) {
  return { id, name: people.get(id)?.name ?? '' };
}
