import type { RequestAct, RequestState } from '../../../contract/requests.ts';

export type RequestParty = 'employee' | 'decider';

interface Transition {
  readonly act: RequestAct;
  readonly from: RequestState;
  readonly to: RequestState;
  readonly by: RequestParty;
  /** The words of a reason are asked for. */
  readonly reason?: true;
}

/** The whole life of a request after it was submitted; the database says the same. */
const transitions: readonly Transition[] = [
  { act: 'withdraw', from: 'submitted', to: 'withdrawn', by: 'employee' },
  { act: 'approve', from: 'submitted', to: 'approved', by: 'decider' },
  { act: 'reject', from: 'submitted', to: 'rejected', by: 'decider', reason: true },
  { act: 'undo', from: 'approved', to: 'undone', by: 'decider', reason: true },
];

export type StepRefusal = `attendance.${'act-not-open' | 'act-not-yours' | 'reason-needed'}`;

/** Where an act of a party leads, or why it cannot be. */
export function takeRequestStep(
  act: RequestAct,
  from: RequestState,
  by: RequestParty,
  reason: string | null,
): { to: RequestState } | { refusal: StepRefusal } {
  const row = transitions.find((one) => one.act === act && one.from === from);
  if (!row) return { refusal: 'attendance.act-not-open' };
  if (row.by !== by) return { refusal: 'attendance.act-not-yours' };
  if (row.reason && !reason) return { refusal: 'attendance.reason-needed' };
  return { to: row.to };
}

/** Whether a party may do something to a request in a state. */
export function mayTakeStep(act: RequestAct, from: RequestState, by: RequestParty): boolean {
  return transitions.some((one) => one.act === act && one.by === by && one.from === from);
}
