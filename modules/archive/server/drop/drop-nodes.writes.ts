import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DropLock } from './drop-nodes.queries.ts';
import { parentOf } from './drop-paths.ts';

const mine = 'agency_id = core.agency_id() and person_id = $1';

/** Changes to the drop folder of a person follow one another. */
export async function lockDrops(tx: Tx, person: PersonId): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('archive.drop ' || $1, 0))", [person]);
}

export interface NodeContent {
  isFolder: boolean;
  sha256?: string | null;
  size?: number;
  mediaType?: string | null;
}

/** Writes a node, or the new content of one; its dead properties stay. */
export async function putNode(
  tx: Tx,
  person: PersonId,
  path: string,
  content: NodeContent,
  at: Date,
): Promise<void> {
  await tx.rows(
    `insert into archive.drop_node (agency_id, person_id, path, parent, is_folder, sha256, size_bytes, media_type, mark, created_at, modified_at)
     values (core.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
     on conflict (agency_id, person_id, path) do update set sha256 = excluded.sha256, size_bytes = excluded.size_bytes,
       media_type = excluded.media_type, mark = excluded.mark, modified_at = excluded.modified_at, item_id = null, failures = 0, rests_until = null`,
    [
      ...[person, path, parentOf(path), content.isFolder, content.sha256 ?? null, content.size ?? 0],
      ...[content.mediaType ?? null, newId(), at],
    ],
  );
}

export async function setProperties(
  tx: Tx,
  person: PersonId,
  path: string,
  properties: Record<string, string>,
): Promise<void> {
  await tx.rows(`update archive.drop_node set properties = $3 where ${mine} and path = $2`, [
    person,
    path,
    JSON.stringify(properties),
  ]);
}

const within = `(path = $2 or starts_with(path, $2 || '/'))`;

/** Takes a node away, with all below it and their locks. */
export async function removeNodes(tx: Tx, person: PersonId, path: string): Promise<void> {
  await tx.rows(`delete from archive.drop_lock where ${mine} and ${within}`, [person, path]);
  await tx.rows(`delete from archive.drop_node where ${mine} and ${within}`, [person, path]);
}

/** Moves a node, with all below it; locks stay behind and end (RFC 4918 §7.6). What is moved is a drop like any other. */
export async function moveNodes(tx: Tx, person: PersonId, from: string, to: string, at: Date): Promise<void> {
  await tx.rows(`delete from archive.drop_lock where ${mine} and ${within}`, [person, from]);
  await tx.rows(
    `update archive.drop_node set path = $3 || substr(path, length($2) + 1),
       parent = case when path = $2 then $4 else $3 || substr(parent, length($2) + 1) end, item_id = null, modified_at = $5, failures = 0, rests_until = null
     where ${mine} and ${within}`,
    [person, from, to, parentOf(to), at],
  );
}

/** Copies a node, with all below it where `deep`. */
export async function copyNodes(
  tx: Tx,
  person: PersonId,
  copy: { from: string; to: string; deep: boolean; at: Date },
): Promise<void> {
  await tx.rows(
    `insert into archive.drop_node (agency_id, person_id, path, parent, is_folder, sha256, size_bytes, media_type, properties, mark, created_at, modified_at)
     select agency_id, person_id, $3 || substr(path, length($2) + 1), case when path = $2 then $4 else $3 || substr(parent, length($2) + 1) end,
       is_folder, sha256, size_bytes, media_type, properties, gen_random_uuid(), $5, $5
     from archive.drop_node where ${mine} and (path = $2 or ($6 and starts_with(path, $2 || '/')))`,
    [person, copy.from, copy.to, parentOf(copy.to), copy.at, copy.deep],
  );
}

export async function insertLock(tx: Tx, person: PersonId, lock: DropLock): Promise<void> {
  await tx.rows(
    `insert into archive.drop_lock (agency_id, token, person_id, path, is_deep, is_shared, owner, ends_at)
     values (core.agency_id(), $2, $1, $3, $4, $5, $6, $7)`,
    [person, lock.token, lock.path, lock.is_deep, lock.is_shared, lock.owner, lock.ends_at],
  );
}

export async function extendLock(tx: Tx, person: PersonId, token: string, endsAt: Date): Promise<void> {
  await tx.rows(`update archive.drop_lock set ends_at = $3 where ${mine} and token = $2`, [
    person,
    token,
    endsAt,
  ]);
}

export async function removeLock(tx: Tx, person: PersonId, token: string): Promise<void> {
  await tx.rows(`delete from archive.drop_lock where ${mine} and token = $2`, [person, token]);
}
