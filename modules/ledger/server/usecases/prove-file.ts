import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { ledger } from '../../contract/ledger.ts';
import { allowAsking } from '../allow-asking.ts';
import type { LedgerSettings } from '../ledger-settings.ts';
import { proveFile as proofOf } from '../prove/prove-event.ts';

/** The proof of a file, for anybody who knows its digest. It reads tiles, so it holds no transaction. */
export function proveFile({ tiles }: LedgerSettings) {
  return async (
    ctx: OutsideContext,
    { agencyId, digest }: InputOf<typeof ledger.fileProof>,
  ): Promise<FileAnswer> => {
    await allowAsking(ctx);
    const proof = await proofOf(ctx, tiles, { agencyId, digest: Buffer.from(digest, 'hex') });
    return {
      body: Buffer.from(proof),
      mediaType: 'text/plain; charset=utf-8',
      fileName: `${digest.slice(0, 16)}.tlog-proof`,
    };
  };
}
