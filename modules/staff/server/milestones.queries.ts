import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { Milestone } from '../contract/outlook.ts';
import type { EntryId, EntryKind } from '../contract/terms.ts';
import type { Day } from './rules/days.ts';
import type { MilestonePlace } from './rules/milestone-place.ts';

export interface MilestoneRow extends Milestone {
  personId: PersonId;
  day: Day;
}

export interface MilestoneQuestion {
  what: Milestone['what'] | null;
  /** Null: of everybody. */
  personIds: readonly PersonId[] | null;
  until: Day | null;
  after: MilestonePlace;
}

/** What comes after a place of the list, by day. Index: milestone_day. */
export function milestonesAfter(
  tx: Tx,
  { what, personIds, until, after }: MilestoneQuestion,
  limit: number,
): Promise<MilestoneRow[]> {
  return tx.rows(
    `select m.person_id as "personId", m.what, m.day, m.held_back as "heldBack", m.why, m.basis from staff.milestone m
     where m.agency_id = core.agency_id() and (m.day, m.person_id, m.what) > ($1::date, $2::uuid, $3::text)
       and m.day <= coalesce($4::date, 'infinity') and ($5::text is null or m.what = $5)
       and ($6::uuid[] is null or m.person_id in (select unnest($6::uuid[])))
     order by m.day, m.person_id, m.what limit $7`,
    [after.day, after.personId, after.what, until, what, personIds, limit],
  );
}

/** An entry from which milestones follow. */
export interface OutlookEntryRow {
  id: EntryId;
  personId: PersonId;
  kind: EntryKind;
  startsOn: Day;
  lastDay: Day | null;
  details: unknown;
  replacesId: EntryId | null;
}

/** What milestones of people follow from, as the walls show it also to the worker. Index: entry_person. */
export function outlookEntriesOf(tx: Tx, personIds: readonly PersonId[]): Promise<OutlookEntryRow[]> {
  return tx.rows(
    `select e.id, e.person_id as "personId", e.kind, e.starts_on as "startsOn", e.last_day as "lastDay", e.details,
       e.replaces_id as "replacesId"
     from staff.entry e where e.agency_id = core.agency_id() and e.person_id = any($1::uuid[])
       and e.kind in ('appointment', 'legal-status', 'birth', 'grade', 'position', 'education', 'unpaid-leave', 'contract',
         'performance')`,
    [personIds],
  );
}
