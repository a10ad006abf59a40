import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DraftId } from '../../contract/terms.ts';

/** A version without its text. */
export interface VersionRecord {
  number: number;
  madeBy: PersonId;
  madePostId: PostId;
  madeAt: Date;
  note: string | null;
}

const columns = `number, made_by as "madeBy", made_post_id as "madePostId", made_at as "madeAt", note`;

/** The versions of a draft, newest first. Index: the key. */
export function versionsOf(tx: Tx, id: DraftId): Promise<VersionRecord[]> {
  return tx.rows(
    `select ${columns} from outgoing.version where agency_id = core.agency_id() and draft_id = $1 order by number desc`,
    [id],
  );
}

/** A version as it was kept; undefined where there is none. */
export async function versionText(tx: Tx, id: DraftId, number: number): Promise<unknown> {
  const [row] = await tx.rows<{ facts: unknown }>(
    'select facts from outgoing.version where agency_id = core.agency_id() and draft_id = $1 and number = $2',
    [id, number],
  );
  return row?.facts;
}

/** True where the file stands in a version of the draft. */
export async function hadFile(tx: Tx, id: DraftId, fileId: string): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 from outgoing.version where agency_id = core.agency_id() and draft_id = $1
       and facts -> 'facts' -> 'fileIds' ? $2 limit 1`,
    [id, fileId],
  );
  return rows.length > 0;
}
