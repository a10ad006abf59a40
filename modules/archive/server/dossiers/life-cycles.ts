import { dayIn } from '#core/clock/clock.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DossierId } from '../../contract/terms.ts';
import { scheduleOf, suppliedVersionId } from '../classification/versions-in-use.ts';
import type { DossierFacts, Schedule } from '../rules/retention/dossier-facts.ts';
import { type LifeCycle, lifeCycleOf } from '../rules/retention/life-cycle.ts';
import { factsOfDossiers, writeReckoned } from './life-cycles.queries.ts';

export interface Reckoned {
  id: DossierId;
  facts: DossierFacts;
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
  const all = facts.map(
    (one) => [one.id, { id: one.id, facts: one, life: lifeCycleOf(one, schedule, today) }] as const,
  );
  return { reckoned: new Map(all), schedule };
}

/** Reckons dossiers and keeps it for the lists: after every change, and for those that a new day may have changed. */
export async function reckonDossiers(
  ctx: TxContext,
  ids: readonly DossierId[],
): Promise<Map<DossierId, Reckoned>> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const { reckoned } = await lifeCycles(ctx, ids, today);
  await writeReckoned(ctx.tx, [...reckoned.values()], today);
  return reckoned;
}
