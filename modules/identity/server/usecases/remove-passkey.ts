import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { factorRemoved } from '../../contract/events.ts';
import type { factors } from '../../contract/factors.ts';
import { deletePasskey } from '../factors/passkey.queries.ts';
import { ownAccount } from '../own-account.ts';

/** Removes one of the own passkeys. */
export async function removePasskey(
  ctx: TxContext,
  input: InputOf<typeof factors.removePasskey>,
): Promise<undefined> {
  const { agencyId, accountId, personId } = await ownAccount(ctx);
  ensure(await deletePasskey(ctx.tx, agencyId, accountId, input.passkeyId), 'core.not-found');
  await emit(ctx, factorRemoved, { subject: accountId, payload: { personId, kind: 'passkey' } });
}
