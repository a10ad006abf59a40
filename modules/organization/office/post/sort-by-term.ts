interface Term {
  startsAt: string;
  endsAt: string | null;
}

/** Terms that run or are to come, the earliest first, and those that are over, the latest first. */
export function sortByTerm<T extends Term>(terms: readonly T[], at: Date): { now: T[]; past: T[] } {
  const isOver = ({ endsAt }: Term) => endsAt !== null && new Date(endsAt) <= at;
  const byStart = terms.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  return { now: byStart.filter((term) => !isOver(term)), past: byStart.filter(isOver).toReversed() };
}
