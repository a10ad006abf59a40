import type { PostId } from '#core/contract/ids.ts';
import { type Job, job } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RecipientId } from '#modules/dispositions/contract/terms.ts';
import { answerDesk } from '#modules/dispositions/server/dispositions.api.ts';
import { isConfidential, type LetterId, type SecurityClass } from '#modules/letters/contract/terms.ts';
import { answerLetter, letterForAction } from '#modules/letters/server/letters.api.ts';
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
  const letter = await letterForAction(tx, letterId);
  const told = letter !== undefined && isKnownToItsReaders(row.security_class, letter.securityClass);
  const openDesks = await answerDesk(ctx, letterId, {
    deskId: row.answers_desk_id as RecipientId | null,
    text: told
      ? ctx.locales.text('id', 'outgoing.answer.report', { number: row.number })
      : ctx.locales.text('id', 'outgoing.answer.report-closed'),
    fileId: told ? row.file_id : null,
    by: by.personId,
    posts,
  });
  await answerLetter(ctx, letterId, {
    number: told ? row.number : null,
    by: by.personId,
    postId: by.postId,
    posts,
    openDesks,
  });
  markAnswerTold(tx, draftId, ctx.clock.now());
}

const fromOpen: readonly SecurityClass[] = ['B', 'T', 'R', 'SR'];

/**
 * Whether who reads the incoming letter may read the answer too. Of an answer of a higher class they learn that there is
 * one, and of class R and SR in any case: its readers are named for itself.
 */
function isKnownToItsReaders(answer: SecurityClass, letter: SecurityClass): boolean {
  return !isConfidential(answer) && fromOpen.indexOf(answer) <= fromOpen.indexOf(letter);
}
