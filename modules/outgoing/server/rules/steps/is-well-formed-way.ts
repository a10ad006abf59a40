import type { PostId } from '#core/contract/ids.ts';
import type { ProposedStep } from './propose-steps.ts';

/**
 * True for a way that can be gone: its positions follow each other from 1, no post stands in it twice, only coordination
 * is taken side by side, and it ends with the signatures of the signers, one after the other in their order.
 */
export function isWellFormedWay(way: readonly ProposedStep[], signers: readonly PostId[]): boolean {
  const positions = [...new Set(way.map(({ position }) => position))].sort((a, b) => a - b);
  if (positions.some((position, index) => position !== index + 1)) return false;
  if (new Set(way.map(({ postId }) => postId)).size !== way.length) return false;
  const alone = positions.every((position) => {
    const side = way.filter((step) => step.position === position);
    return side.length === 1 || side.every(({ kind }) => kind === 'coordination');
  });
  if (!alone) return false;
  const inOrder = [...way].sort((a, b) => a.position - b.position);
  const firstSignature = inOrder.findIndex(({ kind }) => kind === 'signature');
  const last = firstSignature === -1 ? [] : inOrder.slice(firstSignature);
  return (
    last.every(({ kind }) => kind === 'signature') &&
    last.length === signers.length &&
    last.every(({ postId }, index) => postId === signers[index])
  );
}
