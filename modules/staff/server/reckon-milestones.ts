import { dayIn } from '#core/clock/clock.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { type EmployeeEntry, employeesByIds } from '#modules/organization/server/organization.api.ts';
import { EntryContent } from '../contract/details.ts';
import type { Milestone } from '../contract/outlook.ts';
import { birthInNumber } from './load-employee.ts';
import { type OutlookEntryRow, outlookEntriesOf } from './milestones.queries.ts';
import { keepMilestones, lockMilestones } from './milestones.writes.ts';
import type { Day } from './rules/days.ts';
import { hasLeft } from './rules/has-left.ts';
import { outlookOn } from './rules/outlook.ts';

/** What comes for somebody who serves. */
interface Coming {
  personId: PersonId;
  milestones: Milestone[];
}

/** Reckons what comes for people, as their entries stand today, and keeps it for the list. Nothing comes for who left. */
export async function reckonMilestones(ctx: TxContext, personIds: readonly PersonId[]): Promise<Coming[]> {
  const { tx } = ctx;
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  await lockMilestones(tx);
  const [people, rows] = await Promise.all([employeesByIds(tx, personIds), outlookEntriesOf(tx, personIds)]);
  const entries = new Map<PersonId, OutlookEntryRow[]>(personIds.map((id) => [id, []]));
  for (const row of rows) entries.get(row.personId)?.push(row);
  const coming = [...people.values()].flatMap((person) =>
    comingFor(person, entries.get(person.id) ?? [], today),
  );
  const dated = coming.flatMap(({ personId, milestones }) =>
    milestones.flatMap(({ day, ...one }) => (day === null ? [] : [{ personId, day, ...one }])),
  );
  await keepMilestones(tx, personIds, dated);
  return coming;
}

function comingFor(
  { id: personId, nip, activeUntil }: EmployeeEntry,
  rows: readonly OutlookEntryRow[],
  today: Day,
): Coming[] {
  const entries = rows.map(({ details, ...row }) => ({
    ...row,
    content: details === null ? null : EntryContent.parse({ kind: row.kind, details }),
  }));
  if ((activeUntil && activeUntil < today) || hasLeft(entries, today)) return [];
  return [{ personId, milestones: outlookOn(entries, birthInNumber(nip), today).milestones }];
}
