import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { AccountId, AccountView } from '../contract/accounts.ts';
import { accountsAfter, identifiersOf } from './account.queries.ts';

type AccountRow = Awaited<ReturnType<typeof accountsAfter>>[number];

/** Accounts with the names of their people, and what the actor may do with each. */
export async function presentAccounts(ctx: TxContext, rows: readonly AccountRow[]): Promise<AccountView[]> {
  const people = await peopleByIds(
    ctx.tx,
    rows.map((row) => row.person_id as PersonId),
  );
  const identifiers = await identifiersOf(
    ctx.tx,
    ctx.actor.agencyId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const personId = row.person_id as PersonId;
    const own = personId === ctx.actor.personId;
    return {
      id: row.id as AccountId,
      person: { id: personId, name: people.get(personId)?.name ?? '' },
      identifiers: identifiers.get(row.id) ?? [],
      hasPassword: row.password_hash !== null,
      secondFactor: row.second_factor,
      disabledAt: row.disabled_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      can: { disable: !own && row.disabled_at === null, reset: !own && row.disabled_at === null },
    };
  });
}

/** One account as the list shows it. */
export async function presentAccount(ctx: TxContext, personId: PersonId): Promise<AccountView> {
  const rows = await accountsAfter(ctx.tx, ctx.actor.agencyId, null, personId, 1);
  const [view] = await presentAccounts(ctx, rows);
  return view!;
}
