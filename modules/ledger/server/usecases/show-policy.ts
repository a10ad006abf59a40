import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { ledger } from '../../contract/ledger.ts';
import { allowAsking } from '../allow-asking.ts';
import { newestPolicyOf } from '../policy/policies.queries.ts';

/** The policy of an agency as it is given to readers now, for anybody. */
export async function showPolicy(
  ctx: OutsideContext,
  { agencyId }: InputOf<typeof ledger.policy>,
): Promise<FileAnswer> {
  await allowAsking(ctx);
  const { text, number } = found(await ctx.transact('read', ({ tx }) => newestPolicyOf(tx, agencyId)));
  return {
    body: Buffer.from(text),
    mediaType: 'text/plain; charset=utf-8',
    fileName: `kebijakan-${number}.tlog-policy`,
  };
}
