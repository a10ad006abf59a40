import type { PostId } from '#core/contract/ids.ts';
import { begun, ended, type Step, type StepState } from './step-acts.ts';

const untouched = new Set<StepState>(['open', 'waiting']);

/**
 * The steps after a post took back what it initialled in the last round: that round ends, and the way goes on from this
 * post in the next. Who initialled side by side with it is not asked again. Undefined where the post initialled nothing,
 * or where somebody has acted after it.
 */
export function takenBack(steps: readonly Step[], postId: PostId): Step[] | undefined {
  const last = Math.max(0, ...steps.map(({ round }) => round));
  const round = steps.filter((step) => step.round === last);
  const mine = round.find(
    ({ postId: post, state }) => post === postId && (state === 'approved' || state === 'edited'),
  );
  if (!mine) return undefined;
  const after = round.filter(({ position }) => position > mine.position);
  if (after.some(({ state }) => !untouched.has(state))) return undefined;
  const beside = round.filter(({ position, state }) => position === mine.position && untouched.has(state));
  const way = [mine, ...beside, ...after].map(({ kind, position, postId: post }) => ({
    ...{ kind, position },
    postId: post,
  }));
  return [...ended(steps), ...begun(way, last + 1)];
}
