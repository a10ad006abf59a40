import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { accounts } from '../../contract/accounts.ts';
import { accountsAfter } from '../account.queries.ts';
import { ensureManagesAccounts } from '../manages-accounts.ts';
import { presentAccounts } from '../present-accounts.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A page of the accounts of the agency; the cursor is the id of the last one before it. */
export async function listAccounts(
  ctx: TxContext,
  input: InputOf<typeof accounts.list>,
): Promise<OutputOf<typeof accounts.list>> {
  await ensureManagesAccounts(ctx);
  const after = input.after && uuid.test(input.after) ? input.after : null;
  const rows = await accountsAfter(
    ctx.tx,
    ctx.actor.agencyId,
    after,
    input.personId ?? null,
    input.limit + 1,
  );
  const page = rows.slice(0, input.limit);
  return {
    items: await presentAccounts(ctx, page),
    next: rows.length > page.length ? page.at(-1)!.id : null,
  };
}
