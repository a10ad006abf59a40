import type { StepView } from '../../contract/draft-views.ts';

/**
 * The version that the posts of the reader decided on last, where another stands there now: what has changed since is what
 * they want to see. Null where they have not seen it before, or where it is the same.
 */
export function lastSeenVersion(
  steps: readonly Pick<StepView, 'post' | 'version' | 'settledAt' | 'state'>[],
  ownPosts: ReadonlySet<string>,
  current: number,
): number | null {
  const seen = steps
    .filter(
      ({ post, settledAt, state }) => ownPosts.has(post.id) && settledAt !== null && state !== 'skipped',
    )
    .flatMap(({ version }) => version ?? []);
  const last = Math.max(0, ...seen);
  return last > 0 && last < current ? last : null;
}
