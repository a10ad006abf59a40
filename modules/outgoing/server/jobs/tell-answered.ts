import type { PostId } from '#core/contract/ids.ts';
import { type Job, job } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RecipientId } from '#modules/dispositions/contract/terms.ts';
import { answerDesk } from '#modules/dispositions/server/dispositions.api.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { answerLetter } from '#modules/letters/server/letters.api.ts';
import type { DraftId } from '../../contract/terms.ts';
import { postsBehind } from '../sending/deliveries.queries.ts';
import { markAnswerTold } from '../sending/deliveries.writes.ts';
import { tellAnsweredJob } from '../sending/job-names.ts';
import { sentLetter } from '../sending/sent-letter.ts';

/** The answer went out: the desk is reported with it and done, the letter is closed where nothing else is open. Told once. */
export const tellAnswered: Job<typeof tellAnsweredJob.payload> = job({
  ...tellAnsweredJob,
  run: (ctx, { draftId }) => ctx.transact('write', (inner) => tell(inner, draftId)),
});

async function tell(ctx: TxContext, draftId: DraftId): Promise<void> {
  const { tx } = ctx;
  const { row, by } = await sentLetter(ctx, draftId, { lock: true });
  const letterId = row.answers_letter_id as LetterId | null;
  if (!letterId || row.answer_told_at) return;
  const posts = (await postsBehind(tx, draftId)) as PostId[];
  const openDesks = await answerDesk(ctx, letterId, {
    deskId: row.answers_desk_id as RecipientId | null,
    text: ctx.locales.text('id', 'outgoing.answer.report', { number: row.number }),
    fileId: row.file_id,
    by: by.personId,
    posts,
  });
  await answerLetter(ctx, letterId, {
    number: row.number,
    by: by.personId,
    postId: by.postId,
    posts,
    openDesks,
  });
  markAnswerTold(tx, draftId, ctx.clock.now());
}
