import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { fileById } from '#modules/files/server/files.api.ts';
import { stampRefusal } from '#modules/signatures/server/signatures.api.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { stampAskedAgain } from '../../contract/events.ts';
import type { signatures } from '../../contract/signing.ts';
import { type DraftId, finalStampReasons } from '../../contract/terms.ts';
import { mayAskForStamp } from '../drafts/drafts.policy.ts';
import { type LoadedDraft, loadDraft } from '../drafts/load-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';
import { newestEdition } from '../editions/editions.queries.ts';
import { askStampAgain } from '../editions/editions.writes.ts';
import { enqueueStamp } from '../editions/stamp-work.ts';
import { givesUpAt } from '../rules/editions/stamp-tries.ts';
import { knownBytes } from '../signing/known-bytes.ts';

/**
 * Has a time stamp that was given up asked for again, for another month. Whether one would still prove anything is found
 * in the file as it is now, outside of any transaction; the stamp itself is work for the worker, as at the first time.
 */
export async function retryTimeStamp(
  ctx: OutsideContext,
  { draftId }: InputOf<typeof signatures.retryTimeStamp>,
): Promise<DraftView> {
  const { file, digest } = await ctx.transact('read', async (inner) => {
    await loadGivenUp(inner, draftId);
    const edition = found(await newestEdition(inner.tx, draftId));
    return { file: found(await fileById(inner.tx, edition.fileId)), digest: edition.digest };
  });
  const pdf = (await knownBytes(ctx, file, digest)) ?? fail('outgoing.stamp-of-no-use');
  const refusal = await stampRefusal(ctx, pdf);
  if (refusal) fail(refusal === 'not-wished' ? 'outgoing.stamp-not-wished' : 'outgoing.stamp-of-no-use');
  return ctx.transact('write', (inner) => askAgain(inner, draftId));
}

async function askAgain(ctx: TxContext, draftId: DraftId): Promise<DraftView> {
  const { tx, actor } = ctx;
  const { rights } = await loadGivenUp(ctx, draftId, { lock: true });
  const now = ctx.clock.now();
  const isAsked = await askStampAgain(tx, draftId, { next_try_at: now, gives_up_at: givesUpAt(now) });
  ensure(isAsked, 'outgoing.stamp-not-given-up');
  await enqueueStamp(tx, actor.agencyId, { draftId, awaits: 'time-stamp' });
  await emit(ctx, stampAskedAgain, {
    subject: draftId,
    payload: { securityClass: rights.securityClass, posts: [rights.writerPostId] },
  });
  return showDraft(ctx, draftId);
}

/** @throws outgoing.stamp-not-given-up, outgoing.stamp-of-no-use where what ended it is final */
async function loadGivenUp(
  ctx: TxContext,
  draftId: DraftId,
  options: { lock?: boolean } = {},
): Promise<LoadedDraft> {
  const draft = await loadDraft(ctx, draftId, options);
  const { rights } = draft;
  ensure(mayAskForStamp(ctx.actor, rights), 'core.not-found');
  const reason = rights.stampGivenUp ?? fail('outgoing.stamp-not-given-up');
  ensure(!finalStampReasons.has(reason), 'outgoing.stamp-of-no-use');
  return draft;
}
