import { fail } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { printNote } from '#core/transparency/note.ts';
import type { ledger } from '../../contract/ledger.ts';
import { newestSigned } from '../prove/proofs.queries.ts';
import { noteOf } from '../prove/prove-event.ts';
import { ensureWatchesLedger } from '../watches-ledger.ts';

/** The newest published checkpoint of a log, with everybody's signatures. */
export async function showCheckpoint(
  ctx: TxContext,
  { stream }: InputOf<typeof ledger.checkpoint>,
): Promise<FileAnswer> {
  await ensureWatchesLedger(ctx);
  const signed = await newestSigned(ctx.tx, stream, 0);
  if (!signed) fail('ledger.not-published-yet');
  return {
    body: Buffer.from(printNote(noteOf(signed))),
    mediaType: 'text/plain; charset=utf-8',
    fileName: `${stream}-${signed.size}.checkpoint`,
  };
}
