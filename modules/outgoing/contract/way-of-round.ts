/** A place on the way of a letter, in one of its rounds. */
interface Placed {
  readonly round: number;
  readonly position: number;
}

/**
 * The whole way that a round belongs to. A round that began at a later position, after a return to it, has those before in
 * the rounds before it; one that the writer sent on its way begins at position 1.
 */
export function wayOfRound<S extends Placed>(steps: readonly S[], round: number): S[] {
  const way = steps.filter((step) => step.round === round);
  for (let earlier = round - 1; earlier > 0; earlier -= 1) {
    const first = Math.min(...way.map(({ position }) => position));
    if (first <= 1) break;
    way.unshift(...steps.filter((step) => step.round === earlier && step.position < first));
  }
  return way;
}
