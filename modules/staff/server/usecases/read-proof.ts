import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import type { entries } from '../../contract/entries.ts';
import { isPrivate } from '../../contract/terms.ts';
import { loadEmployee, loadEntry } from '../load-employee.ts';
import { isOwn, mayReadPrivate, mayView } from '../policy.ts';

/** The proof of an entry. A copy of it must not stay in a browser: it would outlive a lost right. */
export async function readProof(
  ctx: OutsideContext,
  { personId, entryId }: InputOf<typeof entries.proof>,
): Promise<FileAnswer> {
  const file = await ctx.transact('note', async (inner) => {
    const employee = await loadEmployee(inner, personId);
    const { actor } = inner;
    const entry = await loadEntry(inner, employee, entryId, 'downloaded');
    const may = isPrivate(entry.kind) ? mayReadPrivate : mayView;
    ensure(isOwn(actor, employee) || may(actor, employee), 'core.not-found');
    ensure(entry.fileId, 'staff.no-proof');
    return found(await fileById(inner.tx, entry.fileId));
  });
  const { etag, ...answer } = await openFile(ctx.files, file);
  return answer;
}
