import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import { violates } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  findPeopleByEmail,
  findPerson,
  type SignInPerson,
} from '#modules/organization/server/organization.api.ts';
import { accountCreated } from '../contract/events.ts';
import { type IdentifierRow, insertAccount, putIdentifier } from './account.queries.ts';
import { normalIdentifier, usernameShape } from './rules/identifier.ts';

export interface NewAccount {
  personId: PersonId;
  username?: string | undefined;
  /** Argon2id in PHC form; without one the person sets the first password with a one-time code. */
  passwordHash?: string | undefined;
}

/**
 * Makes the account of a person, found by NIP, user name and, where nobody shares it, e-mail. Answers its id.
 * @throws AppError account-exists, identifier-taken, no-identifier, invalid-username, not-found (no such person)
 */
export async function createAccount(
  ctx: TxContext,
  { personId, username, passwordHash }: NewAccount,
): Promise<string> {
  const { tx, actor } = ctx;
  const person = found(await findPerson(tx, personId));
  const id = newId() as string;
  await insertAccount(tx, {
    agency_id: actor.agencyId,
    id,
    person_id: personId,
    locale: null,
    password_hash: passwordHash ?? null,
    password_set_at: passwordHash ? ctx.clock.now() : null,
    reset_fingerprint: null,
    reset_until: null,
    disabled_at: null,
    disabled_by: null,
    signed_in_at: null,
    created_at: ctx.clock.now(),
  }).catch((error: unknown) =>
    violates(error, 'account_of_person') ? fail('identity.account-exists') : Promise.reject(error),
  );
  const shared = person.email !== null && (await findPeopleByEmail(tx, person.email)).length > 1;
  const names = namesOf(person, username, shared);
  ensure(names.length > 0, 'identity.no-identifier');
  for (const name of names) {
    const taken = await putIdentifier(tx, actor.agencyId, id, name);
    // An address that another account has is a convenience lost; a NIP or a chosen name is a mistake to mend.
    ensure(taken || (name.kind === 'email' && names.length > 1), 'identity.identifier-taken');
  }
  await emit(ctx, accountCreated, { subject: id, payload: { personId } });
  return id;
}

function namesOf(person: SignInPerson, username: string | undefined, emailShared: boolean): IdentifierRow[] {
  const names: IdentifierRow[] = [];
  if (username !== undefined) {
    const value = normalIdentifier(username);
    ensure(usernameShape.test(value), 'identity.invalid-username');
    names.push({ kind: 'username', value });
  }
  if (person.nip !== null) names.push({ kind: 'nip', value: normalIdentifier(person.nip) });
  if (person.email !== null && !emailShared)
    names.push({ kind: 'email', value: normalIdentifier(person.email) });
  return names;
}
