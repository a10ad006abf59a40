import type { RequestAct, RequestState } from '../../../contract/terms.ts';

export type RequestParty = 'employee' | 'decider';

/** One row: who may do what to a request in which state, and where it leads. */
interface Transition {
  readonly act: RequestAct;
  readonly from: readonly RequestState[];
  readonly to: RequestState;
  readonly by: RequestParty;
  /** The words of a reason are asked for. */
  readonly reason?: true;
}

/** The whole life of a request after it was submitted. What stands in no row cannot be done; the database says the same. */
export const transitions: readonly Transition[] = [
  { act: 'resubmit', from: ['returned'], to: 'submitted', by: 'employee' },
  { act: 'withdraw', from: ['submitted', 'returned'], to: 'withdrawn', by: 'employee' },
  { act: 'approve', from: ['submitted'], to: 'approved', by: 'decider' },
  { act: 'return', from: ['submitted'], to: 'returned', by: 'decider', reason: true },
  { act: 'reject', from: ['submitted'], to: 'rejected', by: 'decider', reason: true },
];

export type StepRefusal = 'staff.act-not-open' | 'staff.act-not-yours' | 'staff.reason-needed';

/** Where an act of a party leads, or why it cannot be. */
export function takeStep(
  act: RequestAct,
  from: RequestState,
  by: RequestParty,
  reason: string | null,
): { to: RequestState } | { refusal: StepRefusal } {
  const row = transitions.find((one) => one.act === act && one.from.includes(from));
  if (!row) return { refusal: 'staff.act-not-open' };
  if (row.by !== by) return { refusal: 'staff.act-not-yours' };
  if (row.reason && !reason) return { refusal: 'staff.reason-needed' };
  return { to: row.to };
}

/** Whether a party may do something to a request in a state. */
export function mayStep(act: RequestAct, from: RequestState, by: RequestParty): boolean {
  return transitions.some((one) => one.act === act && one.by === by && one.from.includes(from));
}
