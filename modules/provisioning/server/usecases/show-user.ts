import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { ScimUser, users } from '../../contract/users.ts';
import { accountById } from '../accounts.queries.ts';
import { ensureProvisions } from '../ensure-provisions.ts';
import { accountIdIn } from '../open-account.ts';
import { presentUser } from '../present-user.ts';

/** One account. */
export async function showUser(ctx: TxContext, input: InputOf<typeof users.show>): Promise<ScimUser> {
  await ensureProvisions(ctx);
  return presentUser(ctx, found(await accountById(ctx.tx, accountIdIn(input.userId))), input);
}
