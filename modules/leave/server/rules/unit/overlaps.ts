import type { DayText } from '../length/calendar-days.ts';
import type { PartOfDay } from '../length/charged-days.ts';

/** Days on which a person is away, with the first and the last; of a part of a day both are the same. */
export interface Absence {
  readonly id: string;
  readonly first: DayText;
  readonly last: DayText;
  readonly part: PartOfDay | null;
}

/**
 * Other leave of the same person on the same days. Two halves of a day stand beside each other where they differ; hours
 * beside hours are left to the people, since leave by hours does not say which.
 */
export function overlaps(asked: Absence, others: readonly Absence[]): readonly Absence[] {
  return others.filter(
    (other) =>
      other.id !== asked.id &&
      other.first <= asked.last &&
      asked.first <= other.last &&
      !besideEachOther(asked.part, other.part),
  );
}

function besideEachOther(one: PartOfDay | null, other: PartOfDay | null): boolean {
  if (!one || !other) return false;
  if ('half' in one && 'half' in other) return one.half !== other.half;
  return 'hours' in one && 'hours' in other;
}
