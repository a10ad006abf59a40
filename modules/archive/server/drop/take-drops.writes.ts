import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

/** What lies there was dealt with, and is not taken again; what programs noted of it is of no use any more. */
export async function markTaken(tx: Tx, person: PersonId, path: string, item: string): Promise<void> {
  await tx.rows(
    `update archive.drop_node set item_id = $3, properties = '{}' where agency_id = core.agency_id() and person_id = $1 and path = $2`,
    [person, path, item],
  );
}

/** A file that could not be taken lets others go before it, for longer each time, and at most for a day. */
export async function pushBack(
  tx: Tx,
  { person_id, path, mark }: { person_id: PersonId; path: string; mark: string },
  now: Date,
): Promise<void> {
  await tx.rows(
    `update archive.drop_node set failures = least(failures + 1, 1000),
       rests_until = $4::timestamptz + least(interval '1 minute' * power(2, least(failures, 11)), interval '1 day')
     where agency_id = core.agency_id() and person_id = $1 and path = $2 and mark = $3`,
    [person_id, path, mark, now],
  );
}

/** The files of who may not file rest for an hour; then it is asked again. */
export async function restDrops(tx: Tx, person: PersonId, now: Date): Promise<void> {
  await tx.rows(
    `update archive.drop_node set rests_until = $2::timestamptz + interval '1 hour'
     where agency_id = core.agency_id() and person_id = $1 and not is_folder and item_id is null`,
    [person, now],
  );
}

export async function removeEndedLocks(tx: Tx, now: Date): Promise<void> {
  await tx.rows('delete from archive.drop_lock where agency_id = core.agency_id() and ends_at <= $1', [now]);
}

export async function removeDone(tx: Tx, done: string, before: Date): Promise<void> {
  await tx.rows(
    `delete from archive.drop_node where agency_id = core.agency_id() and not is_folder and modified_at < $1 and starts_with(path, $2 || '/')`,
    [before, done],
  );
}

export async function removeFiles(
  tx: Tx,
  files: readonly { person_id: PersonId; path: string }[],
): Promise<void> {
  await tx.rows(
    `delete from archive.drop_node n using unnest($1::uuid[], $2::text[]) as j(person, path)
     where n.agency_id = core.agency_id() and n.person_id = j.person and n.path = j.path`,
    [files.map(({ person_id }) => person_id), files.map(({ path }) => path)],
  );
}

/** Folders that were emptied, where nobody holds a lock. */
export async function removeEmptied(tx: Tx, before: Date): Promise<void> {
  await tx.rows(
    `delete from archive.drop_node f where f.agency_id = core.agency_id() and f.is_folder and f.modified_at < $1
       and not exists (select from archive.drop_node c where c.agency_id = f.agency_id and c.person_id = f.person_id and c.parent = f.path)
       and not exists (select from archive.drop_lock l where l.agency_id = f.agency_id and l.person_id = f.person_id)`,
    [before],
  );
}
