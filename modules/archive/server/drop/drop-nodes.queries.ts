import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';

/** A file or folder in the drop folder of a person; `/` is the drop folder itself. */
export interface DropNode {
  path: string;
  is_folder: boolean;
  sha256: string | null;
  size_bytes: string;
  media_type: string | null;
  properties: Record<string, string>;
  mark: string;
  created_at: Date;
  modified_at: Date;
  item_id: string | null;
}

const columns =
  'path, is_folder, sha256, size_bytes, media_type, properties, mark, created_at, modified_at, item_id';
const mine = 'agency_id = core.agency_id() and person_id = $1';

export async function nodeAt(tx: Tx, person: PersonId, path: string): Promise<DropNode | undefined> {
  if (path === '/') return root;
  const rows = await tx.rows<DropNode>(
    `select ${columns} from archive.drop_node where ${mine} and path = $2`,
    [person, path],
  );
  return rows[0];
}

const beginning = new Date('2020-01-01T00:00:00Z');
const root: DropNode = {
  ...{ path: '/', is_folder: true, sha256: null, size_bytes: '0', media_type: null, properties: {} },
  ...{
    mark: '00000000-0000-7000-8000-000000000000',
    created_at: beginning,
    modified_at: beginning,
    item_id: null,
  },
};

export function nodesIn(tx: Tx, person: PersonId, folder: string): Promise<DropNode[]> {
  return tx.rows(
    `select ${columns} from archive.drop_node where ${mine} and parent = $2 order by path limit 20000`,
    [person, folder],
  );
}

export interface DropSize {
  nodes: number;
  /** Of files that were not dealt with: what was filed is the archive's. */
  bytes: number;
  propertyBytes: number;
}

/** How much lies in the drop folder of the person. */
export async function sizeOfDrops(tx: Tx, person: PersonId, done: string): Promise<DropSize> {
  const [row] = await tx.rows<{ nodes: number; bytes: string; property_bytes: string }>(
    `select count(*)::int as nodes, coalesce(sum(size_bytes) filter (where not starts_with(path, $2 || '/')), 0) as bytes,
       coalesce(sum(octet_length(properties::text)) filter (where properties <> '{}'), 0) as property_bytes
     from archive.drop_node where ${mine}`,
    [person, done],
  );
  return { nodes: row!.nodes, bytes: Number(row!.bytes), propertyBytes: Number(row!.property_bytes) };
}

/** The longest of what follows a path in the paths below it, in characters and in bytes. */
export async function longestBelow(
  tx: Tx,
  person: PersonId,
  path: string,
): Promise<{ characters: number; bytes: number }> {
  const [row] = await tx.rows<{ characters: number; bytes: number }>(
    `select coalesce(max(length(path)) - length($2), 0)::int as characters, coalesce(max(octet_length(path)) - octet_length($2), 0)::int as bytes
     from archive.drop_node where ${mine} and starts_with(path, $2 || '/')`,
    [person, path],
  );
  return row!;
}

export async function countLocks(tx: Tx, person: PersonId): Promise<number> {
  const [row] = await tx.rows<{ locks: number }>(
    `select count(*)::int as locks from archive.drop_lock where ${mine}`,
    [person],
  );
  return row!.locks;
}

export interface DropLock {
  token: string;
  path: string;
  is_deep: boolean;
  is_shared: boolean;
  owner: string;
  ends_at: Date;
}

/** Locks that hold a path: of it, and deep ones above; with `below` those of everything in it too. */
export function locksOn(
  tx: Tx,
  person: PersonId,
  path: string,
  now: Date,
  below = false,
): Promise<DropLock[]> {
  return tx.rows(
    `select token, path, is_deep, is_shared, owner, ends_at from archive.drop_lock where ${mine} and ends_at > $3
       and (path = $2 or (is_deep and (path = '/' or starts_with($2, path || '/'))) or ($4 and ($2 = '/' or starts_with(path, $2 || '/'))))
     order by token`,
    [person, path, now, below],
  );
}

/** Locks of a folder and everything directly in it, for one listing. */
export function locksAround(tx: Tx, person: PersonId, now: Date): Promise<DropLock[]> {
  return tx.rows(
    `select token, path, is_deep, is_shared, owner, ends_at from archive.drop_lock where ${mine} and ends_at > $2`,
    [person, now],
  );
}
