import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { postsHolding } from '#modules/organization/server/organization.api.ts';
import { staffManage, staffViewPrivate } from '../contract/permissions.ts';

/** The posts that keep the files of a path; where the private part is asked for, those that may read it too. */
export async function keepersOf(tx: Tx, path: readonly UnitId[], isPrivate: boolean): Promise<PostId[]> {
  const holding = async (permission: string) => {
    const found = new Set<PostId>();
    for (const unitId of path) for (const id of await postsHolding(tx, permission, unitId)) found.add(id);
    return found;
  };
  const keepers = [...(await holding(staffManage))];
  if (!isPrivate) return keepers;
  const readers = await holding(staffViewPrivate);
  return keepers.filter((id) => readers.has(id));
}
