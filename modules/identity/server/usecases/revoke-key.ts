import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { keyRevoked } from '../../contract/events.ts';
import type { keys } from '../../contract/keys.ts';
import { deleteKey } from '../key.queries.ts';
import { ownAccount } from '../own-account.ts';

/** Revokes one of the own keys; it stops working at once. */
export async function revokeKey(ctx: TxContext, input: InputOf<typeof keys.revoke>): Promise<undefined> {
  const { agencyId, accountId, personId } = await ownAccount(ctx);
  ensure(await deleteKey(ctx.tx, agencyId, accountId, input.keyId), 'core.not-found');
  await emit(ctx, keyRevoked, { subject: accountId, payload: { personId } });
}
