import type { RequestAct, RequestParty, RequestState } from '../../../contract/request-terms.ts';

/** Where the days of the leave stand: to come, going on, over. */
export type Moment = 'before' | 'during' | 'after';

/** One row: who may do what to a request in which state, when, and where it leads. */
export interface Transition {
  readonly act: RequestAct;
  readonly from: readonly RequestState[];
  /** `first-desk` and `next-desk`: the next that this request has to pass; see `desksOf`. */
  readonly to: RequestState | 'first-desk' | 'next-desk';
  readonly by: readonly RequestParty[];
  /** Where the leave must stand; at any time where absent. */
  readonly when?: Moment;
  /** The words of a reason are asked for. */
  readonly reason?: true;
  /** Only of such a request, or of any but such. */
  readonly only?: 'notice' | 'no-notice' | 'recallable' | 'deferrable';
}

const waiting = ['awaiting-substitute', 'awaiting-superior', 'awaiting-official'] as const;

/** The whole life of a request. What stands in no row cannot be done. */
export const transitions: readonly Transition[] = [
  { act: 'submit', from: ['draft'], to: 'first-desk', by: ['employee', 'personnel'] },
  { act: 'enter', from: ['draft'], to: 'granted', by: ['official'] },
  { act: 'withdraw', from: ['draft', ...waiting], to: 'cancelled', by: ['employee', 'personnel'] },

  { act: 'accept-substitution', from: ['awaiting-substitute'], to: 'next-desk', by: ['substitute'] },
  {
    act: 'decline-substitution',
    from: ['awaiting-substitute'],
    to: 'draft',
    by: ['substitute'],
    reason: true,
  },

  { act: 'consider', from: ['awaiting-superior'], to: 'next-desk', by: ['superior'], only: 'no-notice' },
  { act: 'acknowledge', from: ['awaiting-superior'], to: 'granted', by: ['superior'], only: 'notice' },
  {
    act: 'send-back',
    from: ['awaiting-superior'],
    to: 'draft',
    by: ['superior'],
    reason: true,
  },
  { act: 'send-back', from: ['awaiting-official'], to: 'draft', by: ['official'], reason: true },

  { act: 'approve', from: ['awaiting-official'], to: 'granted', by: ['official'] },
  { act: 'change', from: ['awaiting-official'], to: 'granted', by: ['official'], reason: true },
  {
    act: 'defer',
    from: ['awaiting-official'],
    to: 'deferred',
    by: ['official'],
    reason: true,
    only: 'deferrable',
  },
  { act: 'refuse', from: ['awaiting-official'], to: 'refused', by: ['official'], reason: true },

  { act: 'cancel', from: ['granted'], to: 'cancelled', by: ['employee', 'personnel'], when: 'before' },
  { act: 'revoke', from: ['granted'], to: 'cancelled', by: ['official'], when: 'before', reason: true },
  { act: 'replace', from: ['granted'], to: 'replaced', by: ['system'] },
  {
    act: 'return-early',
    from: ['granted'],
    to: 'ended-early',
    by: ['employee', 'personnel'],
    when: 'during',
  },
  {
    act: 'recall',
    from: ['granted'],
    to: 'ended-early',
    by: ['superior', 'official'],
    when: 'during',
    reason: true,
    only: 'recallable',
  },
  { act: 'finish', from: ['granted'], to: 'taken', by: ['system'], when: 'after' },
  { act: 'annul', from: ['taken', 'ended-early'], to: 'cancelled', by: ['personnel'], reason: true },
];

/** Whether the days of a request count against its balance and its attendance: granted ones do, from then on. */
export function countsAsLeave(state: RequestState): boolean {
  return state === 'granted' || state === 'taken' || state === 'ended-early';
}

/** Whether a request stands in the way of another on the same days. */
export function holdsItsDays(state: RequestState): boolean {
  return countsAsLeave(state) || waiting.some((one) => one === state);
}
