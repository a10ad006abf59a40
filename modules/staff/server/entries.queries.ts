import type { FileId, PersonId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { EntryId, EntryKind } from '../contract/terms.ts';
import type { Day } from './rules/days.ts';

export interface EntryRow {
  id: EntryId;
  personId: PersonId;
  kind: EntryKind;
  startsOn: Day;
  lastDay: Day | null;
  decreeNumber: string | null;
  decreeDay: Day | null;
  details: unknown;
  sealed: Buffer | null;
  fileId: FileId | null;
  replacesId: EntryId | null;
  reason: string | null;
  enteredBy: PersonId;
  enteredAt: Date;
}

const columns = `e.id, e.person_id as "personId", e.kind, e.starts_on as "startsOn", e.last_day as "lastDay",
  e.decree_number as "decreeNumber", e.decree_day as "decreeDay", e.details, e.details_sealed as sealed, e.file_id as "fileId",
  e.replaces_id as "replacesId", e.reason, e.entered_by as "enteredBy", e.entered_at as "enteredAt"`;

/** Everything entered of some kinds about a person, the latest first day first. Index: entry_person. */
export function entriesOf(tx: Tx, personId: PersonId, kinds: readonly EntryKind[]): Promise<EntryRow[]> {
  return tx.rows(
    `select ${columns} from staff.entry e where e.agency_id = core.agency_id() and e.person_id = $1 and e.kind = any($2)
     order by e.starts_on desc, e.id desc`,
    [personId, kinds],
  );
}

/** Everything entered of some kinds about several people, as the walls show it. Index: entry_person. */
export function entriesOfPeople(
  tx: Tx,
  personIds: readonly PersonId[],
  kinds: readonly EntryKind[],
): Promise<EntryRow[]> {
  return tx.rows(
    `select ${columns} from staff.entry e where e.agency_id = core.agency_id() and e.person_id = any($1::uuid[]) and e.kind = any($2)`,
    [personIds, kinds],
  );
}

/** Held while a sheet is held against the files, so that two of them do not bring the same entries. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.rows(
    `select pg_advisory_xact_lock(hashtextextended('staff.import-files:' || core.agency_id(), 0))`,
  );
}

/** One entry of a file, as the walls show it, and whether another stands for it. */
export async function entryOf(
  tx: Tx,
  personId: PersonId,
  id: EntryId,
): Promise<(EntryRow & { replaced: boolean }) | undefined> {
  const [row] = await tx.rows<EntryRow & { replaced: boolean }>(
    `select ${columns}, exists (select from staff.entry r where r.agency_id = core.agency_id() and r.replaces_id = e.id) as replaced
     from staff.entry e where e.agency_id = core.agency_id() and e.person_id = $1 and e.id = $2`,
    [personId, id],
  );
  return row;
}

/** The codes of the grades that people have on a day. Index: entry_person. */
export async function gradesOn(
  tx: Tx,
  personIds: readonly PersonId[],
  day: Day,
): Promise<Map<PersonId, string>> {
  const rows = await tx.rows<{ personId: PersonId; code: string }>(
    `select distinct on (e.person_id) e.person_id as "personId", e.details ->> 'code' as code from staff.entry e
     where e.agency_id = core.agency_id() and e.person_id = any($1::uuid[]) and e.kind = 'grade' and e.details is not null
       and e.starts_on <= $2 and (e.last_day is null or e.last_day >= $2)
       and not exists (select from staff.entry r where r.agency_id = core.agency_id() and r.replaces_id = e.id)
     order by e.person_id, e.starts_on desc, e.id desc`,
    [personIds, day],
  );
  return new Map(rows.map(({ personId, code }) => [personId, code]));
}

/** The units from the root down to that by which people go. */
export async function pathsOf(tx: Tx, personIds: readonly PersonId[]): Promise<Map<PersonId, UnitId[]>> {
  const rows = await tx.rows<{ id: PersonId; path: UnitId[] | null }>(
    'select id, staff.path_of(id) as path from unnest($1::uuid[]) as id',
    [personIds],
  );
  return new Map(rows.map(({ id, path }) => [id, path ?? []]));
}
