import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { ScimUser, users } from '../../contract/users.ts';
import { keepAccount } from '../keep-account.ts';
import { openAccount } from '../open-account.ts';
import { presentUser } from '../present-user.ts';
import { readUser } from '../rules/read-user.ts';
import { withPerson } from '../rules/with-person.ts';

/** Tells an account anew. */
export async function replaceUser(ctx: TxContext, input: InputOf<typeof users.replace>): Promise<ScimUser> {
  const { row, known } = await openAccount(ctx, input);
  return presentUser(ctx, await keepAccount(ctx, row, known, withPerson(row.document, readUser(input))));
}
