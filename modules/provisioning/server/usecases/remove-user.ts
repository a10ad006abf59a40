import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { closeAccount } from '#modules/identity/server/identity.api.ts';
import type { users } from '../../contract/users.ts';
import { writeAccount } from '../keep-account.ts';
import { openAccount } from '../open-account.ts';

/** Disables the account and takes it from the list of providers; nobody is deleted, and nobody removes themselves. */
export async function removeUser(ctx: TxContext, input: InputOf<typeof users.remove>): Promise<undefined> {
  const { row, known } = await openAccount(ctx, input);
  ensure(row.personId !== ctx.actor.personId, 'identity.own-account');
  if (known.account.enabled) await closeAccount(ctx, known.account);
  await writeAccount(ctx, row, { ...row, active: false, removedAt: ctx.clock.now() });
  return undefined;
}
