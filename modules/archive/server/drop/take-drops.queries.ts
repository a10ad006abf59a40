import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { junkFolders, junkNames } from '../rules/ingest/file-names.ts';

export interface Drop {
  person_id: PersonId;
  path: string;
  mark: string;
  sha256: string;
}

const junk = `(substring(n.path from '[^/]*$') ~* '${junkNames.source}'
       or exists (select from unnest(string_to_array(n.path, '/')) part where part ~* '${junkFolders.source}'))`;

/**
 * Files that nobody changed since a moment, under no lock, in no special folder, and that do not rest because they could
 * not be taken. People take turns: nobody waits for all that another dropped. Index: drop_node_waiting.
 */
export function dropsAtRest(
  tx: Tx,
  asked: { before: Date; now: Date; done: string; refused: string; most: number },
): Promise<Drop[]> {
  return tx.rows<Drop>(
    `select n.person_id, n.path, n.mark, n.sha256 from archive.drop_node n
     where n.agency_id = core.agency_id() and not n.is_folder and n.item_id is null and n.sha256 is not null and n.modified_at < $1
       and (n.rests_until is null or n.rests_until <= $4) and not ${junk}
       and not starts_with(n.path, $2 || '/') and not starts_with(n.path, $3 || '/')
       and not exists (select from archive.drop_lock l where l.agency_id = n.agency_id and l.person_id = n.person_id and l.ends_at > $4
         and (l.path = n.path or (l.is_deep and starts_with(n.path, l.path || '/'))))
     order by row_number() over (partition by n.person_id order by n.modified_at), n.modified_at limit $5`,
    [asked.before, asked.done, asked.refused, asked.now, asked.most],
  );
}

/** What programs laid beside the files before a moment, and what was laid among the done. Index: drop_node_waiting. */
export function dropsLeft(
  tx: Tx,
  before: Date,
  { done, refused }: { done: string; refused: string },
): Promise<{ person_id: PersonId; path: string }[]> {
  return tx.rows(
    `select n.person_id, n.path from archive.drop_node n where n.agency_id = core.agency_id() and not n.is_folder and n.item_id is null
       and n.modified_at < $1 and not starts_with(n.path, $3 || '/') and (${junk} or starts_with(n.path, $2 || '/')) limit 2000`,
    [before, done, refused],
  );
}

/** How many files of the person wait to be taken. */
export async function countWaiting(tx: Tx, person: PersonId): Promise<number> {
  const [row] = await tx.rows<{ waiting: number }>(
    `select count(*)::int as waiting from archive.drop_node where agency_id = core.agency_id() and person_id = $1
       and not is_folder and item_id is null and size_bytes > 0`,
    [person],
  );
  return row!.waiting;
}
