import type { PostId } from '#core/contract/ids.ts';
import { wayOfRound } from '../../../contract/way-of-round.ts';
import type { ProposedStep } from './propose-steps.ts';

export const stepStates = ['waiting', 'open', 'approved', 'edited', 'returned', 'signed', 'skipped'] as const;
export type StepState = (typeof stepStates)[number];

/** A step of a round; a draft that was returned goes its way again in the next. */
export interface Step extends ProposedStep {
  readonly round: number;
  readonly state: StepState;
  /** The version that was looked at or made. */
  readonly version: number | null;
  readonly note: string | null;
}

/**
 * What a post does with its open step: approve, mend and approve, or return to an earlier position (0: the drafter). Who is
 * to sign may return it too; the signature itself is no such act.
 */
export type StepAct =
  | { act: 'approve'; version: number; note?: string | undefined }
  | { act: 'edit'; version: number; note?: string | undefined }
  | { act: 'return'; version: number; to: number; note: string };

export type StepRefusal =
  | 'outgoing.step-not-open'
  | 'outgoing.step-of-old-version'
  | 'outgoing.step-needs-note'
  | 'outgoing.step-returns-forward';
export type StepOutcome =
  | { steps: Step[]; refused?: undefined }
  | { refused: StepRefusal; steps?: undefined };

const settled = new Set<StepState>(['approved', 'edited', 'signed', 'skipped']);

/** The first round of a way, its first position open. */
export function begun(way: readonly ProposedStep[], round = 1): Step[] {
  return opened(way.map((step) => ({ ...step, round, state: 'waiting', version: null, note: null })));
}

/** Steps that wait for somebody now: who holds the draft. Empty where it is with the drafter, or all is done. */
export function openSteps(steps: readonly Step[]): Step[] {
  return steps.filter(({ state }) => state === 'open');
}

/**
 * The steps after an act of a post on its open step. Steps of one position are independent; the next opens when all of
 * them are settled. A return ends its round: what stood before the place that it goes to stays approved, the rest is gone
 * through again.
 * @param current the version of the draft now; who looked at an older one is refused, and looks again
 */
export function afterAct(steps: readonly Step[], postId: PostId, act: StepAct, current: number): StepOutcome {
  const mine = openSteps(steps).find(
    (step) => step.postId === postId && (step.kind !== 'signature' || act.act === 'return'),
  );
  if (!mine) return { refused: 'outgoing.step-not-open' };
  if (act.version !== (act.act === 'edit' ? current + 1 : current))
    return { refused: 'outgoing.step-of-old-version' };
  const settle = (state: StepState, note: string | null): Step[] =>
    steps.map((step) => (step === mine ? { ...step, state, version: act.version, note } : step));
  if (act.act === 'approve') return { steps: opened(settle('approved', act.note ?? null)) };
  if (act.act === 'edit') return { steps: opened(settle('edited', act.note ?? null)) };
  if (act.note.trim() === '') return { refused: 'outgoing.step-needs-note' };
  if (act.to >= mine.position || act.to < 0) return { refused: 'outgoing.step-returns-forward' };
  const over = ended(settle('returned', act.note));
  if (act.to === 0) return { steps: over };
  // Back to a position that this round left behind: those of earlier rounds are gone through again too.
  const again = wayOfRound(over, mine.round).filter(({ position }) => position >= act.to);
  const way = again.map(({ kind, position, postId: post }) => ({ kind, position, postId: post }));
  return { steps: [...over, ...begun(way, mine.round + 1)] };
}

/** The steps after a post signed the version; the next signature opens. */
export function afterSignature(
  steps: readonly Step[],
  postId: PostId,
  version: number,
  current: number,
): StepOutcome {
  const mine = openSteps(steps).find((step) => step.postId === postId && step.kind === 'signature');
  if (!mine) return { refused: 'outgoing.step-not-open' };
  if (version !== current) return { refused: 'outgoing.step-of-old-version' };
  const signed = steps.map((step): Step => (step === mine ? { ...step, state: 'signed', version } : step));
  return { steps: opened(signed) };
}

/**
 * The steps that are left when a round ends before its last: what was open or waited is skipped.
 * @param note why, kept with the steps that were open
 */
export function ended(steps: readonly Step[], note: string | null = null): Step[] {
  return steps.map((step): Step => {
    if (step.state === 'open') return { ...step, state: 'skipped', note };
    return step.state === 'waiting' ? { ...step, state: 'skipped' } : step;
  });
}

/** Where a draft stands by its steps: with the drafter, being initialled, ready for the first signature, in between, signed. */
export function stageBySteps(steps: readonly Step[]): 'draft' | 'review' | 'ready' | 'signing' | 'signed' {
  const last = Math.max(0, ...steps.map(({ round }) => round));
  const signed = steps.some(({ round, state }) => round === last && state === 'signed');
  const [open] = openSteps(steps);
  if (!open) return signed ? 'signed' : 'draft';
  if (open.kind !== 'signature') return 'review';
  return signed ? 'signing' : 'ready';
}

/** The way gone through again after the drafter mended what was returned to them. */
export function resubmitted(steps: readonly Step[], way: readonly ProposedStep[]): Step[] {
  return [...steps, ...begun(way, Math.max(0, ...steps.map(({ round }) => round)) + 1)];
}

/** Opens the lowest position of the last round that is not settled. */
function opened(steps: readonly Step[]): Step[] {
  const last = Math.max(0, ...steps.map(({ round }) => round));
  const left = steps.filter(({ round, state }) => round === last && !settled.has(state));
  const next = Math.min(...left.map(({ position }) => position));
  return steps.map((step) =>
    step.round === last && step.position === next && step.state === 'waiting'
      ? { ...step, state: 'open' }
      : step,
  );
}
