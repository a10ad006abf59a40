import type { OutputOf } from '#core/contract/operation.ts';
import { holdsAnywhere } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { disposalCounters } from '../../contract/disposal-counters.ts';
import { type DisposalStep, disposalLaw } from '../rules/disposal/disposal-law.ts';
import { stepsOpenTo } from '../rules/disposal/steps-open-to.ts';
import { rightFor, waitsFor } from './awaited.ts';
import { disposalActor, disposalOffice } from './disposal-office.ts';
import type { ListRow } from './lists.queries.ts';
import { openLists, turnsOf } from './turns.queries.ts';

/** How many open lists are looked at for the reader. */
const mostOpen = 50;

/**
 * How many lists wait for a step of the actor. Everybody's first page asks it: who has no part in disposals is answered
 * without a list, and of a list no more is read than tells whose turn it is.
 */
export async function countDisposals(ctx: TxContext): Promise<OutputOf<typeof disposalCounters>> {
  if (!ctx.actor.personId || !(await disposalOffice(ctx.tx))) return { yours: 0 };
  const actor = await disposalActor(ctx);
  const own = stepsOpenTo(actor.capacities, disposalLaw, (act) => {
    const right = rightFor[act];
    return right === null || holdsAnywhere(ctx.actor, right);
  });
  if (own.size === 0) return { yours: 0 };
  const rows = await openLists(ctx.tx, mostOpen);
  const near = rows.filter((row) => stepsThatMayBeNext(row).some((step) => own.has(step)));
  if (near.length === 0) return { yours: 0 };
  const lists = await turnsOf(ctx.tx, near, ctx.actor.zone);
  return { yours: lists.filter((list) => waitsFor(ctx, list, actor)).length };
}

/** What the row alone says of steps; the others stand in items, approvals and hands. */
const doneByRow: Partial<Record<DisposalStep, (row: ListRow) => boolean>> = {
  panel: (row) => row.decree_number !== null,
  closed: (row) => row.closed_at !== null,
  considered: (row) => row.considered_on !== null,
  stipulated: (row) => row.stipulated_on !== null,
  'report-opened': (row) => row.report_on !== null,
  executed: (row) => row.second_executed_at !== null,
};

/** The next step is one of these: the first that the row says is missing, or one before it of which the row says nothing. */
function stepsThatMayBeNext(row: ListRow): DisposalStep[] {
  const { steps } = disposalLaw.procedures[row.kind];
  const missing = steps.findIndex((step) => doneByRow[step]?.(row) === false);
  const upTo = missing === -1 ? steps : steps.slice(0, missing + 1);
  return upTo.filter((step) => !doneByRow[step]?.(row));
}
