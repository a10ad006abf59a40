import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { rootUnit, unitPath } from '#modules/organization/server/organization.api.ts';
import type { DecisionId } from '../../contract/configuration.ts';
import { configureLetters } from '../../contract/permissions.ts';
import { type DecisionMatter, latestDecisions } from './decisions.queries.ts';
import type { Deciding } from './decisions.writes.ts';

/** Today by the calendar of the agency. */
export function todayOf({ actor, clock }: Pick<TxContext, 'actor' | 'clock'>): string {
  return dayIn(actor.zone, clock.now());
}

/** What holds for the whole agency is decided by who may on its root. @throws core.forbidden */
export async function ensureMayConfigure(ctx: TxContext): Promise<void> {
  const root = found(await rootUnit(ctx.tx));
  ensure(holds(ctx.actor, configureLetters, [root.id]), 'core.forbidden');
}

/**
 * Ready to decide: not for days that are over, because letters of those were printed by what held then; and after the
 * decision that was seen.
 * @throws outgoing.decision-begins-past, core.changed-meanwhile
 */
export async function beginDeciding(
  ctx: TxContext,
  matter: DecisionMatter,
  { startsOn, follows }: { startsOn: string; follows: DecisionId | null },
): Promise<Deciding> {
  const today = todayOf(ctx);
  ensure(startsOn >= today, 'outgoing.decision-begins-past');
  const all = await latestDecisions(ctx.tx, matter.what, today);
  const known = all.find((one) => one.about === matter.about && one.unitId === (matter.unitId ?? null));
  ensure((known?.latest ?? null) === follows, 'core.changed-meanwhile');
  return { startsOn, follows, by: found(ctx.actor.personId), at: ctx.clock.now() };
}

/** A unit whose letterheads the actor sets. @throws core.not-found */
export async function ensureMaySetHead(
  ctx: TxContext,
  unitId: Parameters<typeof unitPath>[1],
): Promise<void> {
  const path = await unitPath(ctx.tx, unitId);
  ensure(path.length > 0 && holds(ctx.actor, configureLetters, path), 'core.not-found');
}
