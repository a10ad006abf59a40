import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds } from '#modules/organization/server/organization.api.ts';
import type { DelegationView, settings } from '../../contract/settings.ts';
import { addDays } from '../rules/length/calendar-days.ts';
import { type DelegationRow, delegations } from '../settings.queries.ts';

/** To whom which leave is delegated, the latest first. */
export async function listDelegations(ctx: TxContext): Promise<OutputOf<typeof settings.delegations>> {
  return { items: await presentDelegations(ctx, await delegations(ctx.tx)) };
}

export async function presentDelegations(
  { tx }: TxContext,
  rows: readonly DelegationRow[],
): Promise<DelegationView[]> {
  const posts = await postsByIds(
    tx,
    rows.flatMap(({ postId }) => postId ?? []),
  );
  return rows.map(({ id, kinds, mostDays, postId, unitKind, decreeNumber, startsOn, endsBefore }) => ({
    ...{ id, kinds, mostDays, unitKind, decreeNumber, startsOn },
    post: postId ? { id: postId, name: posts.get(postId)?.name ?? '' } : null,
    lastDay: endsBefore ? addDays(endsBefore, -1) : null,
  }));
}
