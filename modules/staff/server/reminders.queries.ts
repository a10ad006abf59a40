import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Reminder } from './rules/reminders.ts';

/** The next people of whom anything is entered, by id. Index: entry_person. */
export async function peopleWithEntries(tx: Tx, after: PersonId | null, size: number): Promise<PersonId[]> {
  const rows = await tx.rows<{ id: PersonId }>(
    `select distinct e.person_id as id from staff.entry e
     where e.agency_id = core.agency_id() and ($1::uuid is null or e.person_id > $1) order by e.person_id limit $2`,
    [after, size],
  );
  return rows.map(({ id }) => id);
}

/** Notes that a reminder is told; false where it was told before. */
export async function noteReminder(
  tx: Tx,
  agencyId: string,
  personId: PersonId,
  { what, day }: Reminder,
  at: Date,
): Promise<boolean> {
  const rows = await tx.rows(
    `insert into staff.reminder (agency_id, person_id, milestone, day, told_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning 1 as noted`,
    [agencyId, personId, what, day, at],
  );
  return rows.length > 0;
}
