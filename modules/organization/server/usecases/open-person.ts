import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { people } from '../../contract/people.ts';
import { holdersOfPerson, secretariesOfPerson } from '../holders.queries.ts';
import { presentHolder, presentPerson, presentSecretary } from '../organization.present.ts';
import { personById, unitPathsOfPerson } from '../people.queries.ts';
import { mayManagePerson, mayViewPerson } from '../policy.ts';

/** A person with all appointments; the NIK is never shown whole. */
export async function openPerson(
  ctx: TxContext,
  input: { personId: PersonId },
): Promise<OutputOf<typeof people.open>> {
  const { tx, actor } = ctx;
  const person = found(await personById(tx, input.personId));
  const paths = await unitPathsOfPerson(tx, person.id, ctx.clock.now());
  ensure(mayViewPerson(actor, paths), 'core.not-found');
  const manage = mayManagePerson(actor, paths);
  const holders = await holdersOfPerson(tx, person.id);
  const secretaries = await secretariesOfPerson(tx, person.id);
  return {
    ...presentPerson(ctx.secrets, actor.agencyId, person, manage),
    holders: holders.map(presentHolder),
    secretaries: secretaries.map(presentSecretary),
    can: { manage },
  };
}
