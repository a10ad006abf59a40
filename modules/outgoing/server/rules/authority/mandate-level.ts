import type { PostId } from '#core/contract/ids.ts';
import type { MandateKind } from '../../../contract/terms.ts';
import { officeOf } from './office-of.ts';
import type { SigningPost } from './signing-facts.ts';

/**
 * Whether a mandate may be given at all: a.n. to the post directly below, or past the regional secretary to the head of a
 * department; u.b. to the post directly below, of a post that itself has one above (UU 30/2014 art. 14; Permendagri 1/2023
 * art. 41–44; PP 18/2016). Whoever signs asks again: posts move.
 */
export function isMandateLevel(
  kind: MandateKind,
  from: SigningPost,
  to: SigningPost,
  posts: ReadonlyMap<PostId, SigningPost>,
): boolean {
  const direct = to.superiorId === from.id;
  if (kind === 'ub') return direct && from.superiorId !== null;
  if (direct) return true;
  const between = to.superiorId ? posts.get(to.superiorId) : undefined;
  return (
    between?.superiorId === from.id &&
    to.isHead &&
    to.unitKind === 'department' &&
    officeOf(from, null) === 'regional-head' &&
    officeOf(between, from) === 'regional-secretary'
  );
}
