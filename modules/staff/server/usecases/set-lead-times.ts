import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { rootUnit } from '#modules/organization/server/organization.api.ts';
import { leadTimesSet } from '../../contract/events.ts';
import type { leadTimes } from '../../contract/lead-times.ts';
import { insertLeadTimes } from '../lead-times.queries.ts';
import { keepsAgency } from '../policy.ts';
import { showLeadTimes } from './show-lead-times.ts';

/** Says how many months before their day milestones are told, for the whole agency. */
export async function setLeadTimes(
  ctx: TxContext,
  months: InputOf<typeof leadTimes.set>,
): Promise<OutputOf<typeof leadTimes.set>> {
  const { tx, actor } = ctx;
  ensure(keepsAgency(actor, found(await rootUnit(tx)).id), 'core.not-found');
  const by = { personId: found(actor.personId), at: ctx.clock.now() };
  const subject = await insertLeadTimes(tx, actor.agencyId, months, by);
  await emit(ctx, leadTimesSet, { subject, payload: {} });
  return showLeadTimes(ctx);
}
