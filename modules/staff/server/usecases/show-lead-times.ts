import { found } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { rootUnit } from '#modules/organization/server/organization.api.ts';
import type { leadTimes } from '../../contract/lead-times.ts';
import { leadTimesOf } from '../lead-times.queries.ts';
import { keepsAgency } from '../policy.ts';
import { usualLeadTimes } from '../rules/law/lead-times.ts';

/** How many months before their day milestones are told. */
export async function showLeadTimes({ tx, actor }: TxContext): Promise<OutputOf<typeof leadTimes.show>> {
  const { months, setAt } = await leadTimesOf(tx);
  return {
    ...{ months, usual: usualLeadTimes, setAt: setAt?.toISOString() ?? null },
    can: { set: keepsAgency(actor, found(await rootUnit(tx)).id) },
  };
}
