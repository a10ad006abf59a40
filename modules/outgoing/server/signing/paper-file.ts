import { found } from '#core/contract/errors.ts';
import { readingMinutes } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { fileById, type KnownFile } from '#modules/files/server/files.api.ts';
import { hasReaders } from '#modules/letters/contract/terms.ts';
import type { DraftId } from '../../contract/terms.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { laterEdition } from '../editions/editions.queries.ts';
import { currentPaper, type PaperRow } from './papers.queries.ts';

export interface PaperFile {
  paper: PaperRow;
  file: KnownFile;
  /** Only of a letter without readers of its own may anything stay in a browser. */
  etag: string | undefined;
}

/** The paper of a letter in its newest edition, for who may read the letter; pages go on being shown for a while. */
export async function paperFile(
  ctx: TxContext,
  draftId: DraftId,
  options: { turningPages?: boolean } = {},
): Promise<PaperFile> {
  const draft = await loadDraft(ctx, draftId, options.turningPages ? { freshMinutes: readingMinutes } : {});
  const paper = found(await currentPaper(ctx.tx, draftId));
  const edition = await laterEdition(ctx.tx, draftId);
  const file = found(await fileById(ctx.tx, edition?.file_id ?? paper.file_id));
  const keepable = draft.rights.stage === 'sent' && !hasReaders(draft.rights.securityClass);
  return { paper, file, etag: keepable ? file.sha256 : undefined };
}
