import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import type { BasisView } from '../contract/terms.ts';
import { insertBasis } from './basis.writes.ts';
import { addDays, type Day } from './rules/days.ts';

/** A decision as it was entered. */
interface EnteredBasis {
  basisNumber: string;
  basisTitle: string;
  decidedBy: string;
}

/** Writes down the decision that a change rests on. */
export function writeBasis(
  { tx, actor, clock }: TxContext,
  { basisNumber: number, basisTitle: title, decidedBy }: EnteredBasis,
): { id: string; view: BasisView } {
  const view = { number, title, decidedBy, recordedAt: clock.now().toISOString() };
  return { id: insertBasis(tx, actor.agencyId, view, actor.personId), view };
}

/** Today by the calendar of the agency. */
export function todayOf({ actor, clock }: TxContext): Day {
  return dayIn(actor.zone, clock.now());
}

/**
 * The day on which a time is over whose last day is given.
 * @throws calendar.last-day-before-first
 */
export function dayAfterLast(startsOn: Day, lastDay: Day | null | undefined): Day | null {
  if (!lastDay) return null;
  ensure(lastDay >= startsOn, 'calendar.last-day-before-first');
  return addDays(lastDay, 1);
}
