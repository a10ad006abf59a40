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

/** Asks the person to pass. Calls that are refused at the same time wait at the same gate. */
export async function passGate(kind: GateKind): Promise<boolean> {
  if (waiting && waiting.kind !== kind) await waiting.passed;
  if (waiting) return waiting.passed;
  const { promise, resolve } = deferred<boolean>();
  waiting = { kind, passed: promise };
  openGate.set({ kind, settle: resolve });
  const passed = await promise;
  waiting = null;
  openGate.set(null);
  return passed;
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
