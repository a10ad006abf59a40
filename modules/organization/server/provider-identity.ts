import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { personById } from './people.queries.ts';
import { openNik } from './person-secrets.ts';

/** By what a provider of signatures knows a person; handed to it and to nobody else. */
export async function providerIdentityOf(
  ctx: TxContext,
  personId: PersonId,
): Promise<{ nik?: string; email?: string }> {
  const person = await personById(ctx.tx, personId);
  if (!person) return {};
  const nik = person.nikSealed && openNik(ctx.secrets, ctx.actor.agencyId, person.nikSealed);
  return { ...(nik && { nik }), ...(person.email && { email: person.email }) };
}
