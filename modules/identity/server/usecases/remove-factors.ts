import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { accounts } from '../../contract/accounts.ts';
import { type FactorKind, factorRemoved } from '../../contract/events.ts';
import { deletePasskeys } from '../factors/passkey.queries.ts';
import { removeTotp } from '../factors/totp.queries.ts';
import { deleteLinks } from '../oidc/link.queries.ts';
import { othersAccount } from '../others-account.ts';
import { endSessions } from '../session.queries.ts';

/** Takes every factor but the password off the account of somebody who lost them; their sessions end. */
export async function removeFactors(
  ctx: TxContext,
  input: InputOf<typeof accounts.removeFactors>,
): Promise<undefined> {
  const { tx, actor } = ctx;
  const { id, personId } = await othersAccount(ctx, input.accountId);
  const removed: [FactorKind, boolean][] = [
    ['totp', await removeTotp(tx, actor.agencyId, id)],
    ['passkey', (await deletePasskeys(tx, actor.agencyId, id)) > 0],
    ['oidc', (await deleteLinks(tx, actor.agencyId, id)) > 0],
  ];
  await endSessions(tx, actor.agencyId, id);
  for (const [kind, had] of removed)
    if (had) await emit(ctx, factorRemoved, { subject: id, payload: { personId, kind } });
}
