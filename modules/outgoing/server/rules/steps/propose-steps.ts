import type { PostId } from '#core/contract/ids.ts';

/** A step on the way to the signature; steps of one position are taken side by side. */
export interface ProposedStep {
  kind: 'hierarchical' | 'coordination' | 'signature';
  position: number;
  postId: PostId;
}

/** Most officials whose paraf stands below a signature (paraf hierarki; PerANRI 5/2021 and regional rules). */
export const mostInitials = 3;

/**
 * The way of a draft as the chart has it: the posts between the drafter and the signer from below, those nearest to the
 * signer where they are more than three; then the posts that were asked to coordinate, side by side; then the signature.
 * The drafter may change it. Where the drafter does not stand below the signer, there is nobody between them.
 */
export function proposeSteps(
  superiors: ReadonlyMap<PostId, PostId | null>,
  draftedBy: PostId,
  signedBy: PostId,
  coordinating: readonly PostId[] = [],
): ProposedStep[] {
  const between = postsBetween(superiors, draftedBy, signedBy).slice(-mostInitials);
  const side = [...new Set(coordinating)].filter(
    (id) => id !== signedBy && id !== draftedBy && !between.includes(id),
  );
  const afterInitials = between.length + (side.length > 0 ? 1 : 0);
  return [
    ...between.map((postId, index) => ({ kind: 'hierarchical' as const, position: index + 1, postId })),
    ...side.map((postId) => ({ kind: 'coordination' as const, position: between.length + 1, postId })),
    { kind: 'signature' as const, position: afterInitials + 1, postId: signedBy },
  ];
}

function postsBetween(superiors: ReadonlyMap<PostId, PostId | null>, from: PostId, to: PostId): PostId[] {
  const passed: PostId[] = [];
  for (let id = superiors.get(from) ?? null; id !== null; id = superiors.get(id) ?? null) {
    if (id === to) return passed;
    // A chart that goes in a circle has no way up.
    if (passed.includes(id)) return [];
    passed.push(id);
  }
  return [];
}
