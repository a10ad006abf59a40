import { found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import type { attendanceRequests } from '../../contract/requests.ts';
import { isOwn } from '../policy.ts';
import { requestById } from '../requests.queries.ts';
import { loadToDecide } from '../subjects.ts';

/** The evidence of a request, for its person and who may decide. */
export async function readRequestProof(
  ctx: OutsideContext,
  { requestId }: InputOf<typeof attendanceRequests.proof>,
): Promise<FileAnswer> {
  const file = await ctx.transact('read', async (inner) => {
    const { personId, fileId } = found(await requestById(inner.tx, requestId));
    if (!isOwn(inner.actor, { personId })) await loadToDecide(inner, personId);
    return found(await fileById(inner.tx, found(fileId)));
  });
  // A copy must not stay in a browser: it would outlive a lost right.
  const { etag, ...answer } = await openFile(ctx.files, file);
  return answer;
}
