import type { ReviewAct, ReviewState } from '../../../contract/reviews.ts';
import type { StepRefusal } from '../requests/transitions.ts';

/** Who acts: the person whose check-in it is, somebody who may decide, and among these who decided the first time. */
export type ReviewParty = 'employee' | 'decider' | 'first-decider';

interface Transition {
  readonly act: ReviewAct;
  readonly from: ReviewState;
  readonly to: ReviewState;
  readonly by: readonly ReviewParty[];
  readonly reason?: true;
}

/** The whole life of a review. One appeal; on it somebody else decides than before. The database says the same of the states. */
const transitions: readonly Transition[] = [
  { act: 'accept', from: 'waiting', to: 'accepted', by: ['decider'] },
  { act: 'refuse', from: 'waiting', to: 'refused', by: ['decider'], reason: true },
  { act: 'appeal', from: 'refused', to: 'appealed', by: ['employee'], reason: true },
  { act: 'grant', from: 'appealed', to: 'granted', by: ['decider'] },
  { act: 'deny', from: 'appealed', to: 'denied', by: ['decider'], reason: true },
];

/** Where an act leads, or why it cannot be. */
export function takeReviewStep(
  act: ReviewAct,
  from: ReviewState,
  by: ReviewParty,
  reason: string | null,
): { to: ReviewState } | { refusal: StepRefusal } {
  const row = transitions.find((one) => one.act === act && one.from === from);
  if (!row) return { refusal: 'attendance.act-not-open' };
  if (!row.by.includes(by)) return { refusal: 'attendance.act-not-yours' };
  if (row.reason && !reason) return { refusal: 'attendance.reason-needed' };
  return { to: row.to };
}

/** Whether a party may do something to a review in a state. */
export function mayActOn(act: ReviewAct, from: ReviewState, by: ReviewParty): boolean {
  return transitions.some((one) => one.act === act && one.from === from && one.by.includes(by));
}

/** What a decision is in a state: on an appeal it is granted or denied. */
export function actOfDecision(decision: 'accept' | 'refuse', state: ReviewState): ReviewAct {
  if (state !== 'appealed') return decision;
  return decision === 'accept' ? 'grant' : 'deny';
}
