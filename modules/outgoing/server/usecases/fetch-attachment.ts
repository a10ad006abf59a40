import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { fileById, openFile } from '#modules/files/server/files.api.ts';
import { hasReaders } from '#modules/letters/contract/terms.ts';
import type { drafts } from '../../contract/drafts.ts';
import { loadDraft, loadDrafting } from '../drafts/load-draft.ts';
import { hadFile } from '../drafts/versions.queries.ts';

/** A file that is attached to the letter; one that was to a version of it, for who may read how it came about. */
export async function fetchAttachment(
  ctx: OutsideContext,
  { draftId, fileId }: InputOf<typeof drafts.attachment>,
): Promise<FileAnswer> {
  const { file, secret } = await ctx.transact('read', async (inner) => {
    const { facts, rights } = await loadDraft(inner, draftId);
    if (!facts.fileIds.includes(fileId)) {
      await loadDrafting(inner, draftId);
      ensure(await hadFile(inner.tx, draftId, fileId), 'core.not-found');
    }
    return {
      file: found(await fileById(inner.tx, fileId)),
      secret: hasReaders(rights.securityClass) || rights.stage !== 'sent',
    };
  });
  const { etag, ...answer } = await openFile(ctx.files, file);
  // What not everybody may read does not stay in a browser's cache, which outlives a lost right.
  return { ...answer, ...(!secret && etag && { etag }) };
}
