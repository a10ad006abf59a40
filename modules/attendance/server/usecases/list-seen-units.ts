import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitNames, unitPaths } from '#modules/organization/server/organization.api.ts';
import { attendanceView } from '../../contract/permissions.ts';
import type { listSeenUnits as operation } from '../../contract/recaps.ts';
import { unitsWith } from '../policy.ts';

/** The topmost units of which the actor sees board and recaps, by name. */
export async function listSeenUnits(ctx: TxContext): Promise<OutputOf<typeof operation>> {
  const { tx, actor } = ctx;
  const held = unitsWith(actor, attendanceView);
  const [paths, names] = await Promise.all([unitPaths(tx, held), unitNames(tx, held)]);
  const items = held
    .map((id) => ({ id, name: names.get(id) ?? '', path: paths.get(id) ?? [] }))
    .filter(({ path }) => path.length > 0 && !path.slice(0, -1).some((above) => held.includes(above)))
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return { items };
}
