import { ensure } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  accountOfPerson,
  deleteIdentifier,
  identifiersOf,
  lockAccount,
  putIdentifier,
} from './account.queries.ts';
import type { HeldAccount } from './close-account.ts';
import { normalIdentifier, usernameShape } from './rules/identifier.ts';

export interface AccountState extends HeldAccount {
  enabled: boolean;
  createdAt: Date;
  /** By which it is found, the user name first. */
  names: string[];
}

/** The account of a person, locked until the end of the transaction. */
export async function accountState(ctx: TxContext, personId: PersonId): Promise<AccountState | undefined> {
  const { tx, actor } = ctx;
  const known = await accountOfPerson(tx, actor.agencyId, personId);
  const row = known && (await lockAccount(tx, actor.agencyId, known.id));
  if (!row) return undefined;
  const names = (await identifiersOf(tx, actor.agencyId, [row.id])).get(row.id) ?? [];
  return {
    id: row.id,
    personId,
    enabled: row.disabled_at === null,
    createdAt: row.created_at,
    names: names.map(({ value }) => value),
  };
}

/** The user name that a text is; undefined where it is a NIP, a mail address or nothing to sign in with. */
export function usernameIn(text: string): string | undefined {
  const name = normalIdentifier(text);
  return usernameShape.test(name) ? name : undefined;
}

/** Gives an account another user name, or none. @throws identity.identifier-taken, identity.no-identifier */
export async function renameAccount(
  ctx: TxContext,
  { id, enabled, names }: AccountState,
  username: string | undefined,
): Promise<void> {
  const { tx, actor } = ctx;
  const current = names.find((name) => usernameShape.test(name));
  if (current === username) return;
  await deleteIdentifier(tx, actor.agencyId, id, 'username');
  if (username === undefined) return ensure(names.length > 1, 'identity.no-identifier');
  const given = await putIdentifier(tx, actor.agencyId, id, { kind: 'username', value: username }, enabled);
  ensure(given, 'identity.identifier-taken');
}
