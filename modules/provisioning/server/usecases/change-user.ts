import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { ScimUser, users } from '../../contract/users.ts';
import { keepAccount } from '../keep-account.ts';
import { openAccount } from '../open-account.ts';
import { presentUser } from '../present-user.ts';
import { applySteps } from '../rules/apply-steps.ts';
import { readUser } from '../rules/read-user.ts';

/** Changes an account by steps, all of them or none. */
export async function changeUser(ctx: TxContext, input: InputOf<typeof users.change>): Promise<ScimUser> {
  const { row, known } = await openAccount(ctx, input);
  const told = readUser(applySteps({ ...row.document, active: row.active }, input.Operations));
  return presentUser(ctx, await keepAccount(ctx, row, known, told));
}
