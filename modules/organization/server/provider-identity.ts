import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { personById } from './people.queries.ts';
import { openNik } from './person-secrets.ts';

/** By what a provider of signatures knows a person, and by what its certificate is known to be theirs. */
export async function providerIdentityOf(
  ctx: TxContext,
  personId: PersonId,
): Promise<{ nik?: string; email?: string; name?: string; nip?: string }> {
  const person = await personById(ctx.tx, personId);
  if (!person) return {};
  const nik = person.nikSealed && openNik(ctx.secrets, ctx.actor.agencyId, person.nikSealed);
  return {
    name: person.name,
    ...(nik && { nik }),
    ...(person.nip && { nip: person.nip }),
    ...(person.email && { email: person.email }),
  };
}
