import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { fileById, type KnownFile, openFile } from '#modules/files/server/files.api.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import { mayKnow } from '../dispositions.policy.ts';
import { desksOfLetter, dispositionsOfLetter, reportWithFile } from '../dispositions.queries.ts';
import { requireReadable } from '../require-readable.ts';

type Input = InputOf<typeof dispositions.reportFile>;

/** A file of a report, for whoever may know what the disposition says. */
export async function fetchReportFile(ctx: OutsideContext, input: Input): Promise<FileAnswer> {
  const file = await ctx.transact('read', (inner) => readableFile(inner, input));
  return openFile(ctx.files, file);
}

async function readableFile(ctx: TxContext, input: Input): Promise<KnownFile> {
  const report = found(await reportWithFile(ctx.tx, input.reportId, input.fileId));
  const letterId = report.letter_id as LetterId;
  await requireReadable(ctx, letterId);
  const desks = await desksOfLetter(ctx.tx, letterId);
  const desk = found(desks.find((one) => one.id === report.recipient_id));
  const act = found(
    (await dispositionsOfLetter(ctx.tx, letterId)).find((one) => one.id === desk.disposition_id),
  );
  const recipients = desks.filter((one) => one.disposition_id === act.id);
  ensure(mayKnow(ctx.actor, act, recipients), 'core.not-found');
  return found(await fileById(ctx.tx, input.fileId));
}
