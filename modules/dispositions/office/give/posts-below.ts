/** As many posts as are asked for at once: the nearest come first. */
export const mostBelow = 50;

/**
 * True where somebody below stands in no box and is found by search alone: those under the direct subordinates, and
 * those whom a full answer left off, which may be direct subordinates too.
 */
export function reachesFurther(below: readonly { superiorId: string | null }[], from: string): boolean {
  return below.length >= mostBelow || below.some(({ superiorId }) => superiorId !== from);
}
