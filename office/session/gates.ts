import { createStore } from '../state/store.ts';

/** What stands between a person and an answer: a session that ended, or a final act that asks for a fresh factor. */
export type GateKind = 'sign-in' | 'step-up';

export interface Gate {
  kind: GateKind;
  /** Ends the wait: true lets the refused calls try again, false hands them their refusal. */
  settle: (passed: boolean) => void;
}

/** The gate that is shown now; its dialog lies over the page, so that nothing typed is lost. */
export const openGate = createStore<Gate | null>(null);

let waiting: { kind: GateKind; passed: Promise<boolean> } | null = null;
let turnings = 0;

/** How often somebody turned away from a gate. A call notes it before it is sent. */
export function turnedAway(): number {
  return turnings;
}

/**
 * Asks the person to pass. Calls that are refused at the same time wait at the same gate; what was sent before somebody
 * turned away (`since`) and is refused after it does not ask again.
 */
export async function passGate(kind: GateKind, since = turnings): Promise<boolean> {
  if (waiting && waiting.kind !== kind) await waiting.passed;
  if (waiting) return waiting.passed;
  if (since !== turnings) return false;
  const { promise, resolve } = deferred<boolean>();
  waiting = { kind, passed: promise };
  openGate.set({ kind, settle: resolve });
  const passed = await promise;
  if (!passed) turnings += 1;
  waiting = null;
  openGate.set(null);
  return passed;
}

/**
 * While somebody stands at the door of an open page it is not known whose the next answer will be: what would be sent
 * meanwhile waits. False where the door stayed shut.
 */
export async function doorIsOpen(): Promise<boolean> {
  return waiting?.kind === 'sign-in' ? waiting.passed : true;
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
