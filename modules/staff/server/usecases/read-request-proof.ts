import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import type { requests } from '../../contract/requests.ts';
import { loadEmployee, noteReading } from '../load-employee.ts';
import { isOwn, mayKeep } from '../policy.ts';
import { proposalsOf, requestById } from '../requests.queries.ts';

/** The proof of a request. A copy of it must not stay in a browser: it would outlive a lost right. */
export async function readRequestProof(
  ctx: OutsideContext,
  { requestId }: InputOf<typeof requests.proof>,
): Promise<FileAnswer> {
  const file = await ctx.transact('note', async (inner) => {
    const request = found(await requestById(inner.tx, requestId));
    const employee = await loadEmployee(inner, request.personId);
    const own = isOwn(inner.actor, employee);
    ensure(own || mayKeep(inner.actor, employee, request.isPrivate), 'core.not-found');
    if (!own && request.isPrivate) await noteReading(inner, employee, { act: 'downloaded' });
    const proposal = found((await proposalsOf(inner.tx, [requestId]))[0]);
    return found(await fileById(inner.tx, proposal.fileId));
  });
  const { etag, ...answer } = await openFile(ctx.files, file);
  return answer;
}
