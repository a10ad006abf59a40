import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { closeAccount, createAccount, usernameIn } from '#modules/identity/server/identity.api.ts';
import {
  addPerson,
  alterPerson,
  findPersonByNip,
  lockPerson,
  readEmployeeNumber,
} from '#modules/organization/server/organization.api.ts';
import type { ScimUser, users } from '../../contract/users.ts';
import {
  type AccountRow,
  isNameTaken,
  lockAccountOfPerson,
  lockRemovedByExternalId,
} from '../accounts.queries.ts';
import { insertAccount } from '../accounts.writes.ts';
import { ensureProvisions } from '../ensure-provisions.ts';
import { keepAccount } from '../keep-account.ts';
import { factsOfPerson, inStep, knownPerson } from '../known-person.ts';
import { presentUser } from '../present-user.ts';
import type { ToldUser, UserDocument } from '../rules/document.ts';
import { corrected, factsOf } from '../rules/facts-of.ts';
import { readUser } from '../rules/read-user.ts';
import { withPerson } from '../rules/with-person.ts';

/**
 * Makes an account: for the person whose number is told, else for a new one. Somebody whom the provider deleted before and
 * knows by number or by its own id gets the old account back. Names that the house has of a person stay.
 */
export async function createUser(ctx: TxContext, input: InputOf<typeof users.create>): Promise<ScimUser> {
  await ensureProvisions(ctx);
  const told = readUser(input);
  const { document } = told;
  ensure(!(await isNameTaken(ctx.tx, document.userName, null)), 'provisioning.user-name-taken');
  const facts = factsOf(document);
  const employee = facts.nip ? await findPersonByNip(ctx.tx, facts.nip) : undefined;
  const earlier = await earlierAccount(ctx, employee?.id, document);
  if (earlier) return presentUser(ctx, await takeBack(ctx, earlier, told));

  const personId = employee?.id ?? (await addPerson(ctx, { ...facts, kind: kindOf(facts.nip) }));
  if (employee) await completePerson(ctx, personId, document);
  await createAccount(ctx, { personId, username: usernameIn(document.userName) });
  return presentUser(ctx, await enter(ctx, personId, told));
}

async function earlierAccount(
  ctx: TxContext,
  personId: PersonId | undefined,
  { externalId }: UserDocument,
): Promise<AccountRow | undefined> {
  const own = personId && (await lockAccountOfPerson(ctx.tx, personId));
  if (own) ensure(own.removedAt, 'identity.account-exists');
  return own || (externalId ? lockRemovedByExternalId(ctx.tx, externalId) : undefined);
}

/** The account that was removed, enabled again and told anew. */
async function takeBack(ctx: TxContext, removed: AccountRow, told: ToldUser): Promise<AccountRow> {
  const known = found(await knownPerson(ctx, removed.personId));
  const { document } = inStep(removed, known);
  const { document: whole, active = true } = withPerson(document, told);
  return keepAccount(ctx, { ...removed, document }, known, { document: whole, active });
}

/** Gives a person that the house knows the addresses that they do not have yet. */
async function completePerson(ctx: TxContext, personId: PersonId, document: UserDocument): Promise<void> {
  const known = found(await lockPerson(ctx.tx, personId));
  const { email, phone } = factsOf(document);
  await alterPerson(ctx, known, { email: known.email ?? email, phone: known.phone ?? phone });
}

/** Enters the new account among those that providers see. */
async function enter(ctx: TxContext, personId: PersonId, told: ToldUser): Promise<AccountRow> {
  const { person, account } = found(await knownPerson(ctx, personId));
  const row: AccountRow = {
    id: account.id,
    personId,
    document: corrected(told.document, factsOfPerson(person)),
    active: told.active ?? true,
    createdAt: account.createdAt,
    changedAt: account.createdAt,
    version: 1,
    removedAt: null,
  };
  ensure(await insertAccount(ctx.tx, ctx.actor.agencyId, row), 'provisioning.user-name-taken');
  if (!row.active) await closeAccount(ctx, account);
  return row;
}

function kindOf(nip: string | null): 'pns' | 'pppk' | 'other' {
  return nip ? (readEmployeeNumber(nip)?.kind ?? 'pns') : 'other';
}
