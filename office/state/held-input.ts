/** Asks one form: does it hold what was typed and not sent? */
export type HoldsInput = () => boolean;

interface Holder {
  holds: HoldsInput;
  unsaved: HoldsInput;
}

const holders = new Set<Holder>();

/**
 * Counts a form among those that hold what was typed, until the returned function is called. `unsaved` counts also what is
 * being sent and not yet answered.
 */
export function holdInput(holds: HoldsInput, unsaved: HoldsInput = holds): () => void {
  const holder = { holds, unsaved };
  holders.add(holder);
  return () => void holders.delete(holder);
}

/** Whether anything on the page would be lost with it. */
export function pageHoldsInput(): boolean {
  return [...holders].some(({ holds }) => holds());
}

/** Whether anything on the page was typed and is not saved, be it on its way. */
export function pageHoldsUnsaved(): boolean {
  return [...holders].some(({ unsaved }) => unsaved());
}
