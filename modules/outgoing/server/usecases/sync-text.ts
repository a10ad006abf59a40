import { ensure } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { draftTexts } from '../../contract/text.ts';
import { mayWriteDraft } from '../drafts/drafts.policy.ts';
import { touch } from '../drafts/drafts.writes.ts';
import { loadDrafting } from '../drafts/load-draft.ts';
import { type News, newsSince, takeInUpdates } from '../text/take-in-updates.ts';

/** How long a letter counts as changed just now (ms): its row is not written with every word. */
const justNow = 60_000;

/** Takes in what the caller wrote and answers what they have not seen. Whoever may read the letter may follow it. */
export async function syncText(
  ctx: TxContext,
  { draftId, since, updates }: InputOf<typeof draftTexts.sync>,
): Promise<OutputOf<typeof draftTexts.sync>> {
  const sent = updates.map((one) => Buffer.from(one, 'base64'));
  // The lock keeps the text from changing while it becomes a version.
  const draft = await loadDrafting(ctx, draftId, { lock: sent.length > 0 });
  if (sent.length === 0) return present(await newsSince(ctx, draftId, since));
  ensure(mayWriteDraft(ctx.actor, draft.rights), 'outgoing.not-now');
  const news = await newsSince(ctx, draftId, since);
  const { before, seq } = await takeInUpdates(ctx, draftId, sent);
  const now = ctx.clock.now();
  if (now.getTime() - draft.row.changed_at.getTime() > justNow) touch(ctx.tx, draftId, now);
  // Their own need not come back, unless others' stand between that do not fit in.
  return present(news.more ? news : { ...news, seq: news.seq === before ? seq : news.seq });
}

function present({ seq, updates, more }: News): OutputOf<typeof draftTexts.sync> {
  return { seq, updates: updates.map((one) => Buffer.from(one).toString('base64')), more };
}
