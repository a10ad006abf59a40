import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { type DrillState, drillEnded, type drills } from '../../contract/drills.ts';
import { heldDrill, isDrillGround } from '../drills/drills.queries.ts';
import { endDrill as noteEnd } from '../drills/drills.writes.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';
import { drillState } from './show-drill.ts';

/** Puts back what a drill altered and notes that it is over, while nobody else does; what somebody corrected meanwhile is left as it is. */
export function endDrill(settings: LedgerSettings) {
  return async (ctx: OutsideContext, { drillId }: InputOf<typeof drills.end>): Promise<DrillState> => {
    const { ownerHand, watched } = settings;
    return ctx.transact('write', async (inner) => {
      await ensureWatchesLedger(inner);
      ensure(ownerHand && (await isDrillGround(inner.tx)), 'ledger.drill-not-here');
      const drill = found(await heldDrill(inner.tx, drillId));
      const target = found(watched.find(({ module }) => module === drill.module)?.drill);
      // By another connection: should this transaction come to nothing, the drill is open still, and ended once more.
      await target.alter(ownerHand, ctx.actor.agencyId, { ...drill, was: drill.became, became: drill.was });
      await noteEnd(inner.tx, drillId, { by: found(inner.actor.personId), at: inner.clock.now() });
      await emit(inner, drillEnded, { subject: drillId, payload: {} });
      return drillState(inner, settings);
    });
  };
}
