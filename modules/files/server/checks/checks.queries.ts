import type { Tx } from '#core/db/tx.ts';
import type { Damage, Mended } from '#core/files/check-object.ts';

/** Enters the objects that rows name and that are not entered yet; how many there were. */
export async function enrollObjects(tx: Tx, now: Date): Promise<number> {
  const [row] = await tx.rows<{ added: number }>('select files.enroll_objects($1) as added', [now]);
  return row!.added;
}

export interface Counted {
  total: number;
  /** Read since a moment. */
  read: number;
  damaged: number;
  mended: number;
  /** When the one that was read longest ago was; null while there are some that never were. */
  wholeSince: Date | null;
}

/** How far the reading of the stored objects has come. */
export async function countChecks(tx: Tx, since: Date): Promise<Counted> {
  const [row] = await tx.rows<Counted>(
    `select count(*) as total, count(*) filter (where checked_at >= $1) as read, count(damage) as damaged,
       count(mended_at) as mended, case when count(checked_at) = count(*) then min(checked_at) end as "wholeSince"
     from files.object_check where agency_id = core.agency_id()`,
    [since],
  );
  return row!;
}

/** Objects to be read: damaged ones first, then what was never read, then what was read longest ago. */
export async function dueObjects(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ object: string }>(
    `(select encode(object, 'hex') as object from files.object_check
        where agency_id = core.agency_id() and damage is not null order by damaged_at limit 50)
     union all
     (select encode(object, 'hex') from files.object_check
        where agency_id = core.agency_id() and damage is null and (checked_at is null or checked_at < $1)
        order by checked_at nulls first, object limit $2)`,
    [before, limit],
  );
  return rows.map(({ object }) => object);
}

/** Notes objects that are whole. */
export async function noteWhole(tx: Tx, objects: readonly string[], now: Date): Promise<void> {
  await tx.rows(
    `update files.object_check set checked_at = $2, damage = null, damaged_at = null, replica = null
     where agency_id = core.agency_id() and object = any (select decode(o, 'hex') from unnest($1::text[]) o)`,
    [objects, now],
  );
}

/** Notes what became of a damaged object. */
export async function noteDamage(
  tx: Tx,
  object: string,
  { damage, mended }: { damage: Damage; mended: Mended },
  now: Date,
): Promise<void> {
  const isMended = mended === 'mended';
  await tx.rows(
    `update files.object_check set checked_at = $4, damage = case when $5 then null else $2 end,
       damaged_at = case when $5 then null else coalesce(damaged_at, $4) end, replica = case when $5 then null else $3 end,
       mended_at = case when $5 then $4 else mended_at end, mended_of = case when $5 then $2 else mended_of end
     where agency_id = core.agency_id() and object = decode($1, 'hex')`,
    [object, damage, mended, now, isMended],
  );
}

/** Those among the beginnings of names (16 digits) with which an object of the agency begins. */
export async function knownObjects(tx: Tx, beginnings: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ short: string }>(
    `select left(encode(object, 'hex'), 16) as short from files.object_check
     where agency_id = core.agency_id() and left(encode(object, 'hex'), 16) = any ($1::text[])`,
    [beginnings],
  );
  return new Set(rows.map(({ short }) => short));
}

export interface CheckedObject {
  object: string;
  damage: Damage | null;
  damagedAt: Date | null;
  replica: Exclude<Mended, 'mended'> | null;
  mendedAt: Date | null;
  mendedOf: Damage | null;
}

/** Objects that are damaged, and those that were mended, the latest first. */
export function noteworthyObjects(tx: Tx, limit: number): Promise<CheckedObject[]> {
  const columns = `encode(object, 'hex') as object, damage, damaged_at as "damagedAt", replica, mended_at as "mendedAt", mended_of as "mendedOf"`;
  return tx.rows<CheckedObject>(
    `(select ${columns} from files.object_check where agency_id = core.agency_id() and damage is not null order by damaged_at desc limit $1)
     union all
     (select ${columns} from files.object_check where agency_id = core.agency_id() and damage is null and mended_at is not null
      order by mended_at desc limit $1)`,
    [limit],
  );
}
