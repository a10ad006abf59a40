import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { type AccountState, accountState } from '#modules/identity/server/identity.api.ts';
import { lockPerson, type PersonRow } from '#modules/organization/server/organization.api.ts';
import type { AccountRow } from './accounts.queries.ts';
import { corrected, type PersonFacts } from './rules/facts-of.ts';

/** What the house knows of a person with an account, both locked. */
export interface KnownPerson {
  person: PersonRow;
  account: AccountState;
}

export async function knownPerson(ctx: TxContext, personId: PersonId): Promise<KnownPerson | undefined> {
  const person = await lockPerson(ctx.tx, personId);
  const account = person && (await accountState(ctx, personId));
  return person && account && { person, account };
}

/** The facts of a person in the words of a user. */
export function factsOfPerson({ name, frontTitle, backTitle, nip, email, phone }: PersonRow): PersonFacts {
  return { name, frontTitle, backTitle, nip, email, phone };
}

/** The row as it is right now: what was told, put right by what the house knows. */
export function inStep(row: AccountRow, { person, account }: KnownPerson): AccountRow {
  return {
    ...row,
    document: corrected(row.document, factsOfPerson(person)),
    active: account.enabled,
    removedAt: account.enabled ? null : row.removedAt,
  };
}
