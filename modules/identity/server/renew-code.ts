import { ensure, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { passwordResetGranted } from '../contract/events.ts';
import { accountOfPerson } from './account.queries.ts';
import { grantReset } from './grant-reset.ts';
import { endSessions } from './session.queries.ts';

/** For the operator: a code in place of the password of a person's account, where no administrator is left to ask. */
export async function renewCode(
  ctx: TxContext,
  personId: PersonId,
): Promise<{ code: string; expiresAt: string }> {
  const { agencyId } = ctx.actor;
  const account = found(await accountOfPerson(ctx.tx, agencyId, personId));
  ensure(!account.disabled_at, 'core.not-found');
  await endSessions(ctx.tx, agencyId, account.id);
  await emit(ctx, passwordResetGranted, { subject: account.id, payload: { personId } });
  return grantReset(ctx, agencyId, account);
}
