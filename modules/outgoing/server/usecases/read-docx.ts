import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { documentMediaType } from '#core/documents/document-type.ts';
import { readDocxHtml } from '#core/documents/sandbox.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { fileById, type KnownFile } from '#modules/files/server/files.api.ts';
import { Content } from '../../contract/content.ts';
import type { draftTexts } from '../../contract/text.ts';
import { blocksOfHtml } from '../../text/blocks-of-html.ts';
import { says } from '../../text/tidy-blocks.ts';
import { mayWriteDraft } from '../drafts/drafts.policy.ts';
import { loadDraft } from '../drafts/load-draft.ts';

type Op = typeof draftTexts.readDocx;

/** Reads an uploaded DOCX in the cage of documents, outside of any transaction. Only its uploader may have it read. */
export async function readDocx(ctx: OutsideContext, input: InputOf<Op>): Promise<OutputOf<Op>> {
  const file = await ctx.transact('read', async (inner): Promise<KnownFile> => {
    const draft = await loadDraft(inner, input.draftId);
    ensure(mayWriteDraft(inner.actor, draft.rights), 'outgoing.not-now');
    const known = found(await fileById(inner.tx, input.fileId));
    found(known.uploadedBy === inner.actor.personId && known.state === 'ready' ? known : undefined);
    ensure(known.mediaType === documentMediaType.docx, 'outgoing.docx-expected');
    return known;
  });
  const { html, leftOut } = await ctx.files.withLocalCopy(file.sha256, (source) => readDocxHtml({ source }));
  const blocks = blocksOfHtml(html);
  ensure(blocks.some(says), 'outgoing.docx-empty');
  const content = Content.safeParse({ type: 'doc', content: blocks });
  return { content: content.success ? content.data : fail('outgoing.content-too-large'), leftOut };
}
