import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { passwords } from '../../contract/accounts.ts';
import { passwordPolicyChanged } from '../../contract/events.ts';
import { ensureManagesAccounts } from '../manages-accounts.ts';
import { putPolicy } from '../passwords/password.queries.ts';

/** Chooses the password rules of the agency. */
export async function setPasswordPolicy(
  ctx: TxContext,
  input: InputOf<typeof passwords.setPolicy>,
): Promise<undefined> {
  await ensureManagesAccounts(ctx);
  await putPolicy(ctx.tx, ctx.actor.agencyId, input.profile);
  await emit(ctx, passwordPolicyChanged, {
    subject: ctx.actor.agencyId,
    payload: { profile: input.profile },
  });
}
