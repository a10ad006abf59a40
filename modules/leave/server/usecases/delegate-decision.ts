import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds } from '#modules/organization/server/organization.api.ts';
import { decisionDelegated } from '../../contract/events.ts';
import type { DelegationView, settings } from '../../contract/settings.ts';
import { civilServantLaws } from '../rules/law/civil-servant-law.ts';
import { addDays } from '../rules/length/calendar-days.ts';
import type { DelegationRow } from '../settings.queries.ts';
import { insertDelegation } from '../settings.writes.ts';
import { presentDelegations } from './list-delegations.ts';
import { ensureConfigures } from './set-settings.ts';

/** Delegates leave of some kinds; never what the law leaves to the PPK alone. */
export async function delegateDecision(
  ctx: TxContext,
  input: InputOf<typeof settings.delegate>,
): Promise<DelegationView> {
  const { tx, actor } = ctx;
  await ensureConfigures(ctx);
  const { kinds, decreeNumber, startsOn, lastDay } = input;
  const postId = input.postId ?? null;
  const unitKind = input.unitKind ?? null;
  ensure((postId === null) !== (unitKind === null), 'leave.one-delegate');
  ensure(!kinds.some(neverDelegated), 'leave.never-delegated');
  ensure(!lastDay || lastDay >= startsOn, 'leave.last-day-before-first');
  if (postId) found((await postsByIds(tx, [postId])).get(postId));
  const row: DelegationRow = {
    ...{ id: newId<'LeaveDelegation'>(), kinds: [...new Set(kinds)], mostDays: input.mostDays ?? null },
    ...{ postId, unitKind, decreeNumber, startsOn, endsBefore: lastDay ? addDays(lastDay, 1) : null },
  };
  await insertDelegation(tx, actor.agencyId, row, { personId: found(actor.personId), at: ctx.clock.now() });
  await emit(ctx, decisionDelegated, {
    subject: row.id,
    payload: { delegationId: row.id, decreeNumber },
  });
  return (await presentDelegations(ctx, [row]))[0]!;
}

/** PP 11/2017 art. 336; collective leave is decreed and asked for by nobody. */
function neverDelegated(kind: DelegationRow['kinds'][number]): boolean {
  return civilServantLaws.some((law) =>
    law.kinds.some((rule) => rule.kind === kind && rule.decider === 'appointing-authority'),
  );
}
