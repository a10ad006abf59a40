import type { PersonId } from '#core/contract/ids.ts';
import { subscriber } from '#core/events/subscriber.ts';
import type { TxContext } from '#core/session/context.ts';
import { accountCreated, accountDisabled, accountEnabled } from '#modules/identity/contract/events.ts';
import { personChanged } from '#modules/organization/contract/events.ts';
import { isNameTaken, lockAccountOfPerson } from '../accounts.queries.ts';
import { insertAccount } from '../accounts.writes.ts';
import { keepInStep } from '../keep-account.ts';
import { factsOfPerson, knownPerson } from '../known-person.ts';
import { corrected } from '../rules/facts-of.ts';

/** Whatever happens to an account or its person elsewhere, providers see it as it is. */
export const followAccount = [
  subscriber('provisioning.enter-account', accountCreated, (ctx, { payload }) =>
    follow(ctx, payload.personId),
  ),
  subscriber('provisioning.follow-disabling', accountDisabled, (ctx, { payload }) =>
    follow(ctx, payload.personId),
  ),
  subscriber('provisioning.follow-enabling', accountEnabled, (ctx, { payload }) =>
    follow(ctx, payload.personId),
  ),
  subscriber('provisioning.follow-person', personChanged, (ctx, { payload }) =>
    follow(ctx, payload.personId),
  ),
];

async function follow(ctx: TxContext, personId: PersonId): Promise<void> {
  const row = await lockAccountOfPerson(ctx.tx, personId);
  const known = await knownPerson(ctx, personId);
  if (!known) return;
  const { account, person } = known;
  const name = row?.document.userName ?? account.names[0] ?? account.id;
  // Of two of one name only one can be found by it; the other goes by its id.
  const userName = (await isNameTaken(ctx.tx, name, account.id)) ? account.id : name;
  if (row) {
    const isBack = row.removedAt !== null && account.enabled;
    await keepInStep(ctx, isBack ? { ...row, document: { ...row.document, userName } } : row, known);
    return;
  }
  await insertAccount(ctx.tx, ctx.actor.agencyId, {
    id: account.id,
    personId,
    document: corrected({ userName }, factsOfPerson(person)),
    active: account.enabled,
    createdAt: account.createdAt,
    changedAt: account.createdAt,
    version: 1,
    removedAt: null,
  });
}
