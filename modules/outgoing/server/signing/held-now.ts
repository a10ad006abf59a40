import type { PostId } from '#core/contract/ids.ts';
import { isInForce, type SigningHolder } from '../rules/authority/signing-facts.ts';

/** Who works a post at the instant: an acting official before the definitive holder, who is away then. */
export function heldNow(
  holders: readonly SigningHolder[],
  postId: PostId,
  at: Date,
): SigningHolder | undefined {
  const inForce = holders.filter((one) => one.postId === postId && isInForce(one, at));
  return inForce.find(({ kind }) => kind !== 'definitive') ?? inForce[0];
}
