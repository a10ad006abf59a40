import { ensure } from '#core/contract/errors.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { factorRemoved } from '../../contract/events.ts';
import { deleteLinks } from '../oidc/link.queries.ts';
import { ownAccount } from '../own-account.ts';

/** Unlinks the own account from the provider. */
export async function removeOidcLink(ctx: TxContext): Promise<undefined> {
  const { agencyId, accountId, personId } = await ownAccount(ctx);
  ensure(await deleteLinks(ctx.tx, agencyId, accountId), 'core.not-found');
  await emit(ctx, factorRemoved, { subject: accountId, payload: { personId, kind: 'oidc' } });
}
