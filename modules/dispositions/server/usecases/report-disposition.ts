import { found } from '#core/contract/errors.ts';
import { type FileId, newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { dispositionReported } from '../../contract/events.ts';
import type { DeskView } from '../../contract/views.ts';
import { addReport, reportsOfLetter } from '../dispositions.queries.ts';
import { authorizeStep, deskPayload, loadDesk, markWorkBegun, showDesk, writeStep } from '../work-desk.ts';

/** The recipient reports back; the report waits until the giver accepts it or sends it back. */
export async function reportDisposition(
  ctx: TxContext,
  input: InputOf<typeof dispositions.report>,
): Promise<DeskView> {
  const work = await loadDesk(ctx, input.recipientId);
  const post = authorizeStep(ctx, work, 'report');
  const uploaded = await claimAll(ctx, input.fileIds, work);
  const fileIds = [...new Set([...uploaded, ...(await filesTakenOver(ctx, input.filesFromBelow, work))])];
  await addReport(
    ctx.tx,
    {
      agency_id: ctx.actor.agencyId,
      id: newId(),
      recipient_id: work.desk.id,
      letter_id: work.letter.id,
      confidential: work.desk.confidential,
      text: input.text,
      reported_at: work.at,
      reported_by: work.person,
    },
    fileIds,
  );
  await writeStep(ctx, work, 'report');
  await markWorkBegun(ctx, work);
  const payload = { ...deskPayload(work.desk, [work.desk.giver_post_id]), files: fileIds.length };
  await emit(ctx, dispositionReported, { subject: work.desk.id, matter: work.letter.id, post, payload });
  return showDesk(ctx, work);
}

/** Makes the uploads of the reporter part of the report. */
async function claimAll(
  ctx: TxContext,
  ids: readonly FileId[],
  work: Awaited<ReturnType<typeof loadDesk>>,
): Promise<FileId[]> {
  const fileIds = [...new Set(ids)];
  await claimFiles(ctx.tx, fileIds, work.person, work.at);
  return fileIds;
}

/**
 * Files that reports brought to this desk from those it gave to itself.
 * @throws core.not-found for any other file, whether there is one or not
 */
async function filesTakenOver(
  { tx }: TxContext,
  asked: InputOf<typeof dispositions.report>['filesFromBelow'],
  { letter, desk, desks }: Awaited<ReturnType<typeof loadDesk>>,
): Promise<FileId[]> {
  if (asked.length === 0) return [];
  const below = new Set(desks.filter((one) => one.parent_id === desk.id).map((one) => one.id));
  const reports = await reportsOfLetter(tx, letter.id);
  return asked.map(({ reportId, fileId }) => {
    const report = found(reports.find((one) => one.id === reportId && below.has(one.recipient_id)));
    return found(report.file_ids.find((id) => id === fileId)) as FileId;
  });
}
