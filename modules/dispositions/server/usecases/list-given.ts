import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { listPage } from '../list-page.ts';

/** What the posts of the reader gave, one row a recipient. */
export function listGiven(
  ctx: TxContext,
  input: InputOf<typeof dispositions.given>,
): Promise<OutputOf<typeof dispositions.given>> {
  return listPage(ctx, 'given', input);
}
