/** A registration that the server has answered: `mark` is written in the letter, `number` was in the answer. */
export interface Acknowledged {
  mark: string;
  number: number;
}

/** A line of the book as it stands in the database. */
export interface Entry {
  mark: string;
  number: number;
}

/** What is wrong with a book, told by the number or the mark that it is about. */
export type BookFault =
  | { kind: 'lost'; mark: string; number: number }
  | { kind: 'renumbered'; mark: string; acknowledged: number; stored: number }
  | { kind: 'entered-twice'; mark: string; numbers: number[] }
  | { kind: 'number-given-twice'; number: number; marks: string[] }
  | { kind: 'gap'; number: number }
  | { kind: 'counter-astray'; counter: number; highest: number };

/**
 * Proves a book against what its clerks were told: nothing acknowledged is missing or has another number, no act is
 * entered twice, no number is given twice, every number from 1 to the highest is there, and the counter stands on it.
 */
export function checkBook(
  acknowledged: readonly Acknowledged[],
  entries: readonly Entry[],
  counter: number,
): BookFault[] {
  const numbersOf = grouped(entries.map((entry) => [entry.mark, entry.number]));
  const marksOf = grouped(entries.map((entry) => [entry.number, entry.mark]));
  const highest = Math.max(0, ...marksOf.keys());
  const faults: BookFault[] = [];
  for (const { mark, number } of acknowledged) {
    const [stored] = numbersOf.get(mark) ?? [];
    if (stored === undefined) faults.push({ kind: 'lost', mark, number });
    else if (!numbersOf.get(mark)!.includes(number))
      faults.push({ kind: 'renumbered', mark, acknowledged: number, stored });
  }
  for (const [mark, numbers] of numbersOf)
    if (numbers.length > 1) faults.push({ kind: 'entered-twice', mark, numbers });
  for (const [number, marks] of marksOf)
    if (marks.length > 1) faults.push({ kind: 'number-given-twice', number, marks });
  for (let number = 1; number <= highest; number += 1)
    if (!marksOf.has(number)) faults.push({ kind: 'gap', number });
  if (counter !== highest) faults.push({ kind: 'counter-astray', counter, highest });
  return faults;
}

function grouped<Key, Value>(pairs: readonly (readonly [Key, Value])[]): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

/** How often each kind of fault was found. */
export function countFaults(faults: readonly BookFault[]): Partial<Record<BookFault['kind'], number>> {
  const counts: Partial<Record<BookFault['kind'], number>> = {};
  for (const { kind } of faults) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
