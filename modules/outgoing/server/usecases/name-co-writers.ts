import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { publishAround } from '#core/http/live-hub.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsEntitled, postsInForce } from '#modules/organization/server/organization.api.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { drafts } from '../../contract/drafts.ts';
import { coWritersNamed, coWritersTakenOff, draftChanged } from '../../contract/events.ts';
import { writeLetters } from '../../contract/permissions.ts';
import { takingPart } from '../drafts/addressed.ts';
import { addCoWriters, removeCoWriters } from '../drafts/co-writers.writes.ts';
import { writeReaders } from '../drafts/drafts.writes.ts';
import { ensureCan } from '../drafts/ensure-can.ts';
import { loadDraft } from '../drafts/load-draft.ts';
import { showDraft } from '../drafts/show-draft.ts';

/** Says who writes along: the whole list, upon the revision that was seen. The writer's own post writes in any case. */
export async function nameCoWriters(
  ctx: TxContext,
  input: InputOf<typeof drafts.nameCoWriters>,
): Promise<DraftView> {
  const { tx, actor } = ctx;
  const { draftId, revision } = input;
  const draft = await loadDraft(ctx, draftId, { lock: true });
  ensureCan(ctx, draft, 'nameCoWriters');
  ensure(draft.row.revision === revision, 'outgoing.changed-meanwhile');
  const { writerPostId, coWriters, securityClass } = draft.rights;
  const wanted = input.postIds.filter((id) => id !== writerPostId);
  const added = wanted.filter((id) => !coWriters.includes(id));
  const removed = coWriters.filter((id) => !wanted.includes(id));
  if (added.length + removed.length === 0) return showDraft(ctx, draftId);
  await ensureTheyWrite(ctx, added);

  const at = ctx.clock.now();
  addCoWriters(tx, draftId, added, { by: found(actor.personId), at });
  removeCoWriters(tx, draftId, removed);
  const way = draft.steps.map((step) => step.post_id as PostId);
  const readers = takingPart(writerPostId, draft.facts, [...wanted, ...way]);
  ensure(await writeReaders(tx, draftId, revision, { readers, at }), 'outgoing.changed-meanwhile');
  const told = { subject: draftId, post: writerPostId };
  if (added.length > 0)
    await emit(ctx, coWritersNamed, { ...told, payload: { securityClass, posts: added } });
  if (removed.length > 0)
    await emit(ctx, coWritersTakenOff, { ...told, payload: { securityClass, posts: removed } });
  await publishAround(tx, draftId, { type: draftChanged.type });
  return showDraft(ctx, draftId);
}

/** Only posts in force whose own rights let them write letters. @throws outgoing.post-unknown, outgoing.co-writer-may-not-write */
async function ensureTheyWrite({ tx, actor, clock }: TxContext, posts: readonly PostId[]): Promise<void> {
  if (posts.length === 0) return;
  const inForce = await postsInForce(tx, posts, dayIn(actor.zone, clock.now()));
  ensure(inForce.length === posts.length, 'outgoing.post-unknown');
  const entitled = await postsEntitled(tx, posts, writeLetters);
  ensure(entitled.length === posts.length, 'outgoing.co-writer-may-not-write');
}
