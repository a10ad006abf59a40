import type { ActRefusal, RequestAct, RequestParty, RequestState } from '../../../contract/request-terms.ts';
import { decidingActs, requestActs } from '../../../contract/request-terms.ts';
import type { DayText } from '../length/calendar-days.ts';
import { type Moment, type Transition, transitions } from './transitions.ts';

/** What of a request decides about its next step. */
export interface RequestFacts {
  readonly state: RequestState;
  readonly first: DayText;
  readonly last: DayText;
  /** Somebody takes over the work meanwhile. */
  readonly substitute: boolean;
  /** The direct superior is the official too: consideration and decision are one. */
  readonly superiorDecides: boolean;
  /** One day of sickness, of which the superior takes note. */
  readonly notice: boolean;
  readonly recallable: boolean;
  readonly deferrable: boolean;
}

export interface Step {
  readonly act: RequestAct;
  readonly by: RequestParty;
  readonly on: DayText;
  readonly reason: string | null;
}

export type StepOutcome =
  | { readonly to: RequestState; readonly refused?: undefined }
  | { readonly refused: ActRefusal; readonly to?: undefined };

/** The desks that a request passes, in their order: substitute, superior, official. */
export function desksOf(
  request: Pick<RequestFacts, 'substitute' | 'superiorDecides' | 'notice'>,
): readonly RequestState[] {
  return [
    ...(request.substitute && !request.notice ? ['awaiting-substitute' as const] : []),
    ...(request.superiorDecides && !request.notice ? [] : ['awaiting-superior' as const]),
    ...(request.notice ? [] : ['awaiting-official' as const]),
  ];
}

/** Where the days of a leave stand on a day. */
export function momentOf({ first, last }: Pick<RequestFacts, 'first' | 'last'>, on: DayText): Moment {
  if (on < first) return 'before';
  return on <= last ? 'during' : 'after';
}

/** Whether leave may stand in the place of other leave: days that were taken are not lost by it. */
export function keepsWhatWasTaken(
  old: Pick<RequestFacts, 'first' | 'last'>,
  by: Pick<RequestFacts, 'first'>,
  on: DayText,
): boolean {
  const moment = momentOf(old, on);
  return moment === 'before' || (moment === 'during' && by.first <= old.first);
}

/** The state after a step, or the first reason why it cannot be taken. */
export function takeStep(request: RequestFacts, step: Step): StepOutcome {
  const open = transitions.filter(({ act, from }) => act === step.act && from.includes(request.state));
  if (open.length === 0) return { refused: 'leave.act-not-open' };
  const row = open.find(({ by }) => by.includes(step.by));
  if (!row) return { refused: 'leave.act-not-yours' };
  const refused = kindFault(request, row) ?? timeFault(request, row, step.on);
  if (refused) return { refused };
  if (row.reason && !step.reason?.trim()) return { refused: 'leave.act-needs-reason' };
  return { to: stateAfter(request, row) };
}

/** What the parties that a person is may do now: the buttons of the page. Reasons are asked for when it is done. */
export function actsOpenTo(
  request: RequestFacts,
  parties: readonly RequestParty[],
  on: DayText,
): readonly RequestAct[] {
  return requestActs.filter((act) =>
    parties.some((by) => takeStep(request, { act, by, on, reason: 'told when done' }).to !== undefined),
  );
}

/** Whether the parties that a person is may consider, take note or decide now. */
export function mayDecide(request: RequestFacts, parties: readonly RequestParty[], on: DayText): boolean {
  return actsOpenTo(request, parties, on).some((act) => decidingActs.includes(act));
}

function stateAfter(request: RequestFacts, { to }: Transition): RequestState {
  if (to !== 'first-desk' && to !== 'next-desk') return to;
  const desks = desksOf(request);
  const next = desks[to === 'first-desk' ? 0 : desks.indexOf(request.state) + 1];
  if (!next) throw new Error(`no desk after ${request.state}`);
  return next;
}

function kindFault(request: RequestFacts, { only }: Transition): ActRefusal | null {
  if (only === 'notice' && !request.notice) return 'leave.not-a-notice';
  if (only === 'no-notice' && request.notice) return 'leave.notice-needs-no-decision';
  if (only === 'recallable' && !request.recallable) return 'leave.kind-not-recallable';
  if (only === 'deferrable' && !request.deferrable) return 'leave.kind-not-deferrable';
  return null;
}

function timeFault(request: RequestFacts, { when }: Transition, on: DayText): ActRefusal | null {
  const moment = momentOf(request, on);
  if (!when || moment === when) return null;
  if (when === 'before') return 'leave.begun-already';
  if (when === 'after') return 'leave.not-over';
  return moment === 'before' ? 'leave.not-begun' : 'leave.over-already';
}
