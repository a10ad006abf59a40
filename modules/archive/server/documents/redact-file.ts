import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { enqueue } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import type { documents } from '../../contract/documents.ts';
import type { DossierId } from '../../contract/terms.ts';
import { loadKeptDossier } from '../dossiers/load-dossier.ts';
import { redactFileJob } from '../jobs/redact-file.ts';
import { filesOf } from '../records/records.queries.ts';
import { insertRedaction } from '../records/records.writes.ts';
import { loadRecord } from '../records/show-record.ts';
import { versionsOf } from './documents.queries.ts';

/** Has a copy for the public made of a file; it appears as a version of it. Until it stands, no link shows the file. */
export async function redactFile(
  ctx: TxContext,
  input: InputOf<typeof documents.redact>,
): Promise<Record<string, never>> {
  const { tx, actor } = ctx;
  const { recordId, position, boxes, reason } = input;
  const record = await loadRecord(ctx, recordId);
  await loadKeptDossier(ctx, record.dossier_id as DossierId);
  const file = found((await filesOf(tx, recordId)).find((one) => one.position === position));
  const versions = await versionsOf(tx, recordId);
  ensure(
    !versions.some((version) => version.position === position && version.kind === 'redacted'),
    'archive.version-of-version',
  );
  ensure(file.pages > 0, 'archive.no-pages');
  ensure(
    boxes.every(({ page }) => page <= file.pages),
    'core.not-found',
  );
  const [fileId, by] = [newId<'File'>(), found(actor.personId)];
  const of = versions.find((version) => version.position === position)?.of_position ?? position;
  await insertRedaction(tx, { recordId, of, fileId, by, at: ctx.clock.now() });
  await enqueue(tx, actor.agencyId, redactFileJob, {
    ...{ recordId, fileId, position, reason, by },
    boxes: boxes.map(({ page, box }) => ({ page, box: [...box] })),
  });
  return {};
}
