import type { PostId } from '#core/contract/ids.ts';
import type { LeaveKind } from '../../../contract/terms.ts';
import type { Decider } from '../law/leave-law.ts';

/** What of a leave decides about who decides. */
export interface AskedDesks {
  readonly kind: LeaveKind;
  readonly decider: Decider;
  /** Calendar days, from the first day of an illness or leave that goes on. */
  readonly days: number;
}

/** A post of the chain of command. */
export interface DeskPost {
  readonly id: PostId;
  readonly superiorId: PostId | null;
  readonly isHead: boolean;
  readonly unitKind: string;
}

/** To whom the PPK delegated leave of some kinds up to a length in calendar days. */
export interface Delegated {
  readonly kinds: readonly LeaveKind[];
  readonly mostDays: number | null;
  readonly postId: PostId | null;
  readonly unitKind: string | null;
}

export interface DeskGround {
  /** The post of the employee. */
  readonly from: PostId;
  readonly posts: ReadonlyMap<PostId, DeskPost>;
  /** Somebody other than the employee keeps the post today. */
  readonly isKept: (post: PostId) => boolean;
  readonly delegations: readonly Delegated[];
  /** The post of the PPK where the agency named one. */
  readonly authorityPostId: PostId | null;
}

/** Atasan langsung and pejabat yang berwenang. */
export interface Desks {
  readonly superiorPostId: PostId;
  readonly officialPostId: PostId;
}

/**
 * Who considers and who decides. The superior is the nearest post above that somebody keeps. The official is the nearest
 * post above to which such leave was delegated, then a delegate outside the chain, then the PPK: the post that the agency
 * named, or the highest of the chain. An official whose post nobody keeps is passed over up to the PPK; leave that the law
 * leaves to the PPK waits for it. Null where nobody is there to decide.
 */
export function desksFor(asked: AskedDesks, ground: DeskGround): Desks | null {
  const { posts, from, isKept } = ground;
  const above = chainAbove(from, posts);
  const authority = ground.authorityPostId ?? above.at(-1)?.id ?? null;
  if (authority === null || authority === from) return null;
  const superior = above.find(({ id }) => isKept(id))?.id ?? authority;
  if (asked.decider === 'superior') return { superiorPostId: superior, officialPostId: superior };
  if (asked.decider === 'appointing-authority')
    return { superiorPostId: superior, officialPostId: authority };

  const fits = ground.delegations.filter(
    ({ kinds, mostDays }) => kinds.includes(asked.kind) && (mostDays === null || asked.days <= mostDays),
  );
  const delegate =
    above.find((post) => fits.some((one) => isDelegate(one, post)) && isKept(post.id))?.id ??
    fits.find(({ postId }) => postId !== null && postId !== from && isKept(postId))?.postId;
  return { superiorPostId: superior, officialPostId: delegate ?? authority };
}

function isDelegate({ postId, unitKind }: Delegated, post: DeskPost): boolean {
  return postId === post.id || (unitKind !== null && post.isHead && post.unitKind === unitKind);
}

/** The posts above one, the nearest first. */
function chainAbove(from: PostId, posts: ReadonlyMap<PostId, DeskPost>): DeskPost[] {
  const above: DeskPost[] = [];
  for (let id = posts.get(from)?.superiorId ?? null; id !== null; ) {
    const post = posts.get(id);
    if (!post) break;
    above.push(post);
    id = post.superiorId;
  }
  return above;
}
