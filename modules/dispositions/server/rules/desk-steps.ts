import type { RecipientAct, RecipientState } from '../../contract/terms.ts';

/** Who takes a step: the post that received, or the post that gave. */
export type Side = 'recipient' | 'giver';

interface Step {
  side: Side;
  /** The state that follows, by the state before; a state that is missing does not allow the step. */
  from: Partial<Record<RecipientState, RecipientState>>;
}

/** The whole life of one desk. Acting on what was not opened yet counts as reading it. */
export const deskSteps: Readonly<Record<RecipientAct, Step>> = {
  read: { side: 'recipient', from: { sent: 'read' } },
  start: { side: 'recipient', from: { sent: 'in-progress', read: 'in-progress' } },
  forward: {
    side: 'recipient',
    from: { sent: 'forwarded', read: 'forwarded', 'in-progress': 'forwarded', forwarded: 'forwarded' },
  },
  report: {
    side: 'recipient',
    from: { sent: 'reported', read: 'reported', 'in-progress': 'reported', forwarded: 'reported' },
  },
  return: {
    side: 'recipient',
    from: { sent: 'returned', read: 'returned', 'in-progress': 'returned', forwarded: 'returned' },
  },
  cancel: { side: 'giver', from: { sent: 'cancelled' } },
  accept: { side: 'giver', from: { reported: 'done' } },
  'send-back': { side: 'giver', from: { reported: 'in-progress' } },
  close: {
    side: 'giver',
    from: { sent: 'done', read: 'done', 'in-progress': 'done', forwarded: 'done', reported: 'done' },
  },
};

const settled: ReadonlySet<RecipientState> = new Set(['done', 'returned', 'cancelled']);

/** True once nothing more is awaited from the desk. */
export function isSettled(state: RecipientState): boolean {
  return settled.has(state);
}

/** The state after the step; undefined where the state does not allow it. */
export function stateAfter(state: RecipientState, act: RecipientAct): RecipientState | undefined {
  return deskSteps[act].from[state];
}

/** What of a desk decides about its next step. */
export interface DeskFacts {
  state: RecipientState;
  read_at: Date | null;
  read_by: string | null;
  desk_since: Date | null;
  desk_seconds: number;
}

/** Who takes the step, and when. `reason` is kept for a return and a cancellation. */
export interface Taking {
  at: Date;
  by: string;
  reason?: string | undefined;
}

/** Seconds of the calendar that it has lain on the desk until `at`. */
export function deskSeconds(desk: Pick<DeskFacts, 'desk_since' | 'desk_seconds'>, at: Date): number {
  const running = desk.desk_since ? Math.max(0, (at.getTime() - desk.desk_since.getTime()) / 1_000) : 0;
  return Math.floor(desk.desk_seconds + running);
}

/** The columns that record the step itself: who and when. */
const marks: Readonly<Record<RecipientAct, (by: Taking) => Record<string, unknown>>> = {
  read: () => ({}),
  start: ({ at, by }) => ({ started_at: at, started_by: by }),
  forward: ({ at, by }) => ({ forwarded_at: at, forwarded_by: by }),
  report: ({ at, by }) => ({ reported_at: at, reported_by: by }),
  return: ({ at, by, reason }) => ({ returned_at: at, returned_by: by, return_reason: reason }),
  cancel: ({ at, by, reason }) => ({ cancelled_at: at, cancelled_by: by, cancel_reason: reason ?? null }),
  accept: ({ at, by }) => ({ accepted_at: at, accepted_by: by }),
  'send-back': ({ at, by }) => ({ sent_back_at: at, sent_back_by: by }),
  close: ({ at, by }) => ({ closed_at: at, closed_by: by }),
};

const leavesDesk: ReadonlySet<RecipientState> = new Set([
  'forwarded',
  'reported',
  'done',
  'returned',
  'cancelled',
]);

/**
 * The columns of the desk after a step: state, who and when, and the clock of the desk, which runs while it lies there.
 * @throws nothing; ask `stateAfter` first, a step that the state does not allow is a fault of the program
 */
export function takeStep(desk: DeskFacts, act: RecipientAct, taking: Taking): Record<string, unknown> {
  const state = stateAfter(desk.state, act);
  if (!state) throw new Error(`a desk that is ${desk.state} does not allow ${act}`);
  const reads = deskSteps[act].side === 'recipient' && desk.read_at === null;
  return {
    state,
    ...marks[act](taking),
    ...(reads && { read_at: taking.at, read_by: taking.by }),
    ...(leavesDesk.has(state)
      ? { desk_seconds: deskSeconds(desk, taking.at), desk_since: null }
      : { desk_since: desk.desk_since ?? taking.at }),
    ...(isSettled(state) && { settled_at: taking.at }),
  };
}
