import { ensure, fail, found } from '#core/contract/errors.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { type DrillState, drillBegun } from '../../contract/drills.ts';
import { drilledSince, heldDrill, isDrillGround } from '../drills/drills.queries.ts';
import { addDrill, endDrill } from '../drills/drills.writes.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';
import { drillState } from './show-drill.ts';

/** A thing that was drilled so lately is left alone: its alarm would not be told anew. */
const restMilliseconds = 3_600_000;

/**
 * Alters a letter as somebody who rules over the database would: past the application, its rights and its events. What
 * it was is kept first, so that it can be put back whatever happens in between. Only where the program invented the letters.
 * The monitor is told nothing.
 */
export function beginDrill(settings: LedgerSettings) {
  return async (ctx: OutsideContext): Promise<DrillState> => {
    const { ownerHand, watched } = settings;
    const chosen = await ctx.transact('write', async (inner) => {
      await ensureWatchesLedger(inner);
      ensure(ownerHand && (await isDrillGround(inner.tx)), 'ledger.drill-not-here');
      const now = inner.clock.now();
      const source = found(watched.find(({ drill }) => drill));
      const lately = await drilledSince(inner.tx, new Date(now.getTime() - restMilliseconds));
      const choice = await source.drill!.choose(inner.tx, lately);
      if (!choice) fail('ledger.drill-nothing');
      const begun = { by: found(inner.actor.personId), at: now };
      const drillId = await addDrill(inner.tx, source.module, choice, begun);
      if (!drillId) fail('ledger.drill-open');
      await emit(inner, drillBegun, { subject: drillId, payload: {} });
      return { source, drillId };
    });
    // Noted for good by now. Held while it is altered, so that nobody puts back what is not altered yet.
    const state = await ctx.transact('write', async (inner) => {
      const drill = await heldDrill(inner.tx, chosen.drillId);
      const altered = drill && (await chosen.source.drill!.alter(ownerHand!, ctx.actor.agencyId, drill));
      if (altered !== 0) return drillState(inner, settings);
      // Somebody corrected it in between: there is nothing to find.
      await endDrill(inner.tx, drill!.id, { by: found(inner.actor.personId), at: inner.clock.now() });
      return undefined;
    });
    return state ?? fail('ledger.drill-nothing');
  };
}
