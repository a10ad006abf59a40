import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import type { DispositionView } from '../../contract/views.ts';
import { letterOfDisposition } from '../dispositions.queries.ts';
import { showDisposition } from '../give.ts';
import { requireReadable } from '../require-readable.ts';

/** One act of giving with its recipients. */
export async function openDisposition(
  ctx: TxContext,
  input: InputOf<typeof dispositions.open>,
): Promise<DispositionView> {
  const letterId = found(await letterOfDisposition(ctx.tx, input.dispositionId));
  await requireReadable(ctx, letterId);
  return showDisposition(ctx, letterId, input.dispositionId);
}
