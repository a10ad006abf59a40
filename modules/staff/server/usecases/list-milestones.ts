import { fail } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { milestones } from '../../contract/milestones.ts';
import { milestoneScope, presentMilestones } from '../coming-milestones.ts';
import { milestonesAfter } from '../milestones.queries.ts';
import { beginningOf, firstDay, readPlace, writePlace } from '../rules/milestone-place.ts';

/** What comes for the people whose files the actor sees, by day. */
export async function listMilestones(
  ctx: TxContext,
  { cursor, size, from, ...asked }: InputOf<typeof milestones.list>,
): Promise<OutputOf<typeof milestones.list>> {
  const after = cursor ? (readPlace(cursor) ?? fail('core.invalid-input')) : beginningOf(from ?? firstDay);
  const scope = await milestoneScope(ctx, asked);
  const rows = await milestonesAfter(ctx.tx, { ...scope, after }, size + 1);
  const last = rows.length > size ? rows[size - 1] : undefined;
  return {
    items: await presentMilestones(ctx, rows.slice(0, size)),
    next: last ? writePlace(last) : null,
  };
}
