import { ensure } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import { type Actor, postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { draftsCan } from './drafts.policy.ts';
import type { LoadedDraft } from './load-draft.ts';

type Act = {
  [Name in keyof DraftView['can']]: DraftView['can'][Name] extends boolean ? Name : never;
}[keyof DraftView['can']];

/**
 * Stops unless the actor may do this with the letter now.
 * @throws outgoing.not-now for who takes part in it, core.not-found for who only reads it
 */
export function ensureCan(ctx: TxContext, draft: LoadedDraft, act: Act): void {
  if (draftsCan(ctx.actor, draft.rights)[act]) return;
  ensure(takesPart(ctx.actor, draft, act), 'core.not-found');
  ensure(false, 'outgoing.not-now');
}

/** Who writes along takes part in writing alone. */
function takesPart(actor: Actor, { rights, steps }: LoadedDraft, act: Act): boolean {
  const writing = act === 'write' ? rights.coWriters : [];
  const posts = [rights.writerPostId, ...writing, ...steps.map((step) => step.post_id)];
  return posts.some((post) => postOf(actor, post));
}

/** The post through which the actor writes: the writer's or one that writes along, or that of the step that is theirs to initial. */
export function writingPost(actor: Actor, { rights }: LoadedDraft): PostId {
  const own = rights.openSteps.find(({ postId }) => postOf(actor, postId));
  if (rights.stage === 'review' && own) return own.postId;
  return (
    [rights.writerPostId, ...rights.coWriters].find((post) => postOf(actor, post)) ?? rights.writerPostId
  );
}
