import { dayIn } from '#core/clock/clock.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { presentPost } from '#modules/letters/server/letters.api.ts';
import { chainOfCommand, postsByIds, postsInForce } from '#modules/organization/server/organization.api.ts';
import type { ProposedWay } from '../../contract/draft-views.ts';
import { proposeSteps } from '../rules/steps/propose-steps.ts';
import type { LoadedDraft } from './load-draft.ts';

/**
 * The way of a letter as the chart has it now. Posts that nobody holds, and closed ones, are left out of the initials and
 * told; whom the letter needs a signature of stays, held or not.
 */
export async function proposedWay(
  ctx: TxContext,
  { facts, rights }: Pick<LoadedDraft, 'facts' | 'rights'>,
  coordinating: readonly PostId[],
): Promise<ProposedWay> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const signers = facts.signers.map(({ postId }) => postId);
  const [first, ...others] = signers;
  if (!first) return { steps: [], vacant: [] };
  const chain = await chainOfCommand(tx, [rights.writerPostId]);
  const superiors = new Map(chain.posts.map(({ id, superiorId }) => [id, superiorId]));
  const asked = [...superiors.keys(), ...signers, ...coordinating];
  const [posts, inForce] = await Promise.all([
    postsByIds(tx, [...new Set(asked)], now),
    postsInForce(tx, [...new Set(asked)], dayIn(ctx.actor.zone, now)),
  ]);
  const isStaffed = (id: PostId) => inForce.includes(id) && posts.get(id)?.holder;
  const way = proposeSteps(
    withoutVacant(superiors, isStaffed),
    rights.writerPostId,
    first,
    coordinating.filter((id) => !others.includes(id)),
  );
  const initials = way.filter((step) => step.kind !== 'signature' && !others.includes(step.postId));
  const kept = numbered(initials.filter(({ postId }) => isStaffed(postId)));
  const last = Math.max(0, ...kept.map(({ position }) => position));
  const signatures = signers.map((postId, index) => ({
    kind: 'signature' as const,
    position: last + 1 + index,
    postId,
  }));
  const steps = [...kept, ...signatures];
  const between = proposeSteps(superiors, rights.writerPostId, first, coordinating).map(
    ({ postId }) => postId,
  );
  return {
    steps: steps.map((step) => ({ ...step, post: presentPost(step.postId, posts) })),
    vacant: [...new Set([...between, ...signers])].filter((id) => !isStaffed(id)),
  };
}

/** The chart in which whoever stands below a post without a holder reports to the next above it. */
function withoutVacant(
  superiors: ReadonlyMap<PostId, PostId | null>,
  isStaffed: (id: PostId) => unknown,
): Map<PostId, PostId | null> {
  const above = (id: PostId | null, left: number): PostId | null =>
    id === null || isStaffed(id) || left === 0 ? id : above(superiors.get(id) ?? null, left - 1);
  return new Map([...superiors].map(([id, superior]) => [id, above(superior, superiors.size)]));
}

/** The steps with positions that follow each other from 1. */
function numbered<S extends { position: number }>(steps: readonly S[]): S[] {
  const positions = [...new Set(steps.map(({ position }) => position))].sort((a, b) => a - b);
  return steps.map((step) => ({ ...step, position: positions.indexOf(step.position) + 1 }));
}
