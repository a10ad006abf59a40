/** Asks one form: does it hold what was typed and not sent? */
export type HoldsInput = () => boolean;

const holders = new Set<HoldsInput>();

/** Counts a form among those that hold what was typed, until the returned function is called. */
export function holdInput(holds: HoldsInput): () => void {
  holders.add(holds);
  return () => void holders.delete(holds);
}

/** Whether anything on the page would be lost with it. */
export function pageHoldsInput(): boolean {
  return [...holders].some((holds) => holds());
}
