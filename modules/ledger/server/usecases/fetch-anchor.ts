import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import type { anchors } from '../../contract/anchors.ts';
import { anchorById } from '../anchors/anchors.queries.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

/** The token or the receipt of an anchor. */
export async function fetchAnchor(
  ctx: TxContext,
  { anchorId }: InputOf<typeof anchors.token>,
): Promise<FileAnswer> {
  await ensureWatchesLedger(ctx);
  const { kind, stream, size, token } = found(await anchorById(ctx.tx, anchorId));
  return {
    body: token,
    mediaType: 'application/octet-stream',
    fileName: `${stream}-${size}.${kind === 'time-stamp' ? 'tst' : 'json'}`,
  };
}
