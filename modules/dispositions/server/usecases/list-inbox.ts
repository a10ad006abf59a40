import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { listPage } from '../list-page.ts';

/** Dispositions that reached the posts of the reader. */
export function listInbox(
  ctx: TxContext,
  input: InputOf<typeof dispositions.inbox>,
): Promise<OutputOf<typeof dispositions.inbox>> {
  return listPage(ctx, 'inbox', input);
}
