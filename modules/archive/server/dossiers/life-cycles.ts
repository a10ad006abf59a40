import { dayIn } from '#core/clock/clock.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DossierId } from '../../contract/terms.ts';
import { scheduleOf, suppliedVersionId } from '../classification/versions-in-use.ts';
import type { Schedule } from '../rules/retention/dossier-facts.ts';
import { type LifeCycle, lifeCycleOf } from '../rules/retention/life-cycle.ts';
import { dossiersThatMayMove, factsOfDossiers, writeReckoned } from './life-cycles.queries.ts';

export interface Reckoned {
  id: DossierId;
  life: LifeCycle;
}

/** Where dossiers stand today in the zone of the agency, reckoned anew; those that the actor may not see are left out. */
export async function lifeCycles(
  ctx: TxContext,
  ids: readonly DossierId[],
  today = dayIn(ctx.actor.zone, ctx.clock.now()),
): Promise<{ reckoned: Map<DossierId, Reckoned>; schedule: Schedule }> {
  const [schedule, facts] = await Promise.all([
    scheduleOf(ctx.tx),
    factsOfDossiers(ctx.tx, ids, suppliedVersionId),
  ]);
  const all = facts.map((one) => [one.id, { id: one.id, life: lifeCycleOf(one, schedule, today) }] as const);
  return { reckoned: new Map(all), schedule };
}

/**
 * Reckons dossiers and keeps it for the lists: after every change, and for those that a new day may have changed. What is
 * filed into an open dossier is not read again for it, however much lies there.
 */
export async function reckonDossiers(ctx: TxContext, ids: readonly DossierId[]): Promise<void> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const moving = await dossiersThatMayMove(ctx.tx, ids);
  if (moving.length === 0) return;
  const { reckoned } = await lifeCycles(ctx, moving, today);
  await writeReckoned(ctx.tx, [...reckoned.values()], today);
}
