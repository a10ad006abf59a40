import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { listUrn } from '../../contract/schema.ts';
import { mostUsers, type users } from '../../contract/users.ts';
import { accountsMatching } from '../accounts.queries.ts';
import { ensureProvisions } from '../ensure-provisions.ts';
import { presentUser } from '../present-user.ts';
import { parseFilter } from '../rules/parse-filter.ts';

/** A page of the accounts that a filter lets through; asked in the address or in a body. */
export async function listUsers(
  ctx: TxContext,
  input: InputOf<typeof users.list> | InputOf<typeof users.search>,
): Promise<OutputOf<typeof users.list>> {
  await ensureProvisions(ctx);
  const startIndex = Math.max(1, input.startIndex ?? 1);
  const { total, rows } = await accountsMatching(ctx.tx, {
    filter: input.filter?.trim() ? parseFilter(input.filter) : undefined,
    skip: startIndex - 1,
    count: Math.min(mostUsers, Math.max(0, input.count ?? mostUsers)),
  });
  return {
    schemas: [listUrn],
    totalResults: total,
    startIndex,
    itemsPerPage: rows.length,
    Resources: rows.map((row) => presentUser(ctx, row, input)),
  };
}
