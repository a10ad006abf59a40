import { dayIn } from '#core/clock/clock.ts';
import { emit } from '#core/events/emit.ts';
import type { Schedule } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { loanDueSoon, loanOverdue } from '../../contract/keeping-events.ts';
import { loansToTell, markTold, type Prompt } from './loans.queries.ts';

const batch = 200;
const eventOf = { soon: loanDueSoon, overdue: loanOverdue } as const;

/** Reminds borrowers the day before and on the day, and once when a loan is overdue: in the morning of the western zone. */
export const remindBorrowers: Schedule = {
  name: 'archive.remind-borrowers',
  cron: '15 0 * * *',
  run: async (ctx) => {
    for (const prompt of ['soon', 'overdue'] as const) {
      let told = batch;
      while (told === batch && !ctx.signal.aborted)
        told = await ctx.transact('write', (inner) => tell(inner, prompt));
    }
  },
};

async function tell(ctx: TxContext, prompt: Prompt): Promise<number> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const loans = await loansToTell(ctx.tx, prompt, today, batch);
  for (const { id, dossier_id: dossierId, due_on: dueOn, number, year, borrower_post_id } of loans) {
    const payload = { dossierId, dueOn, number, year, posts: borrower_post_id ? [borrower_post_id] : [] };
    await emit(ctx, eventOf[prompt], { subject: id, matter: dossierId, payload });
  }
  await markTold(
    ctx.tx,
    prompt,
    loans.map(({ id }) => id),
    ctx.clock.now(),
  );
  return loans.length;
}
