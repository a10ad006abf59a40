import { found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFile } from '#modules/files/server/files.api.ts';
import type { IntakeId } from '../contract/terms.ts';
import { addDocument } from './intake.writes.ts';
import { requestReading } from './jobs/read-document.ts';

/** Makes uploaded files of the actor documents of a piece of mail, from a position on; each is read in the background. */
export async function claimDocuments(
  ctx: TxContext,
  intakeId: IntakeId,
  fileIds: readonly FileId[],
  from: number,
): Promise<void> {
  const { tx, actor } = ctx;
  for (const [at, fileId] of fileIds.entries()) {
    const file = await claimFile(tx, fileId, found(actor.personId), ctx.clock.now());
    const documentId = found(
      await addDocument(tx, {
        agencyId: actor.agencyId,
        intakeId,
        fileId,
        position: from + at,
        name: file.name,
        mediaType: file.mediaType,
        sha256: file.sha256,
      }),
    );
    await requestReading(ctx, documentId);
  }
}
