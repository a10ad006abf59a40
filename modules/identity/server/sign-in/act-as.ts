import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { publicActor } from '#core/session/public-actor.ts';
import { currentAgency, findPerson } from '#modules/organization/server/organization.api.ts';
import { hasLeft } from '../rules/has-left.ts';
import { seeAgency } from './act-as.queries.ts';

/**
 * The context of a person who has just proved who they are, in the same transaction: from here on the database sees
 * their agency. Undefined when their service has ended. They have no rights yet; those are read with the next request.
 */
export async function actAs(
  ctx: TxContext,
  agencyId: AgencyId,
  personId: PersonId,
): Promise<TxContext | undefined> {
  await seeAgency(ctx.tx, agencyId, personId);
  const agency = await currentAgency(ctx.tx);
  const person = await findPerson(ctx.tx, personId);
  if (!agency || !person || hasLeft(person, agency.zone, ctx.clock.now())) return undefined;
  return { ...ctx, actor: { ...publicActor, kind: 'person', agencyId, zone: agency.zone, personId } };
}
