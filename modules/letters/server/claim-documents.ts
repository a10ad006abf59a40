import { ensure, found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import type { IntakeId } from '../contract/terms.ts';
import { addDocuments } from './intake.writes.ts';
import { requestReading } from './jobs/read-document.ts';

/** Makes uploaded files of the actor documents of a piece of mail, from a position on; each is read in the background. */
export async function claimDocuments(
  ctx: TxContext,
  intakeId: IntakeId,
  fileIds: readonly FileId[],
  from: number,
): Promise<void> {
  const { tx, actor } = ctx;
  const files = await claimFiles(tx, fileIds, found(actor.personId), ctx.clock.now());
  const documents = files.map((file, at) => ({
    agencyId: actor.agencyId,
    intakeId,
    fileId: file.fileId,
    position: from + at,
    name: file.name,
    mediaType: file.mediaType,
    sha256: file.sha256,
  }));
  const ids = await addDocuments(tx, documents);
  ensure(ids.length === files.length, 'core.not-found');
  for (const id of ids) await requestReading(ctx, id);
}
