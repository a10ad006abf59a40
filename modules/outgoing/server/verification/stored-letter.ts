import { buffer } from 'node:stream/consumers';
import type { OutsideContext } from '#core/http/route.ts';
import { filesByIds, openFile } from '#modules/files/server/files.api.ts';
import { enterLetter } from './shown-letters.queries.ts';

/** The bytes that are kept under the code of a letter; undefined where they cannot be had just now, which is logged. */
export async function storedLetter(ctx: OutsideContext, code: string): Promise<Buffer | undefined> {
  const file = await ctx.transact('read', async ({ tx }) => {
    const entered = await enterLetter(tx, code);
    return entered && (await filesByIds(tx, [entered.file_id])).get(entered.file_id);
  });
  if (!file) return undefined;
  try {
    const { body } = await openFile(ctx.files, file);
    return Buffer.isBuffer(body) ? body : await buffer(body);
  } catch (error) {
    ctx.log.error({ err: error, requestId: ctx.requestId }, 'file of a letter not opened');
    return undefined;
  }
}
