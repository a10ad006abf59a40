import { addDays, type DayText } from '../length/calendar-days.ts';
import type { KindOfDay } from '../length/working-days.ts';

/** Least staff of a unit: so many people, or a share of its members, rounded up. */
export type LeastStaff = { readonly people: number } | { readonly percent: number };

export interface UnitStaff {
  readonly members: readonly string[];
  readonly least: LeastStaff;
  /** Who is away when, for whatever cause; days of leave that is only asked for are the caller's choice. */
  readonly away: readonly { readonly person: string; readonly first: DayText; readonly last: DayText }[];
}

/** A working day on which fewer are there than the unit needs. */
export interface ShortDay {
  readonly day: DayText;
  readonly present: number;
  readonly least: number;
}

/** Least staff as people: at most all members. */
export function leastPeople({ members, least }: Pick<UnitStaff, 'members' | 'least'>): number {
  const wanted = 'people' in least ? least.people : Math.ceil((members.length * least.percent) / 100);
  return Math.min(wanted, members.length);
}

/**
 * The working days of a range on which the unit would be short if the person were away too. It warns and forbids nothing:
 * leave is a right, and who decides may know better. A half day counts as away.
 */
export function shortDays(
  unit: UnitStaff,
  person: string,
  first: DayText,
  last: DayText,
  kindOfDay: KindOfDay,
): readonly ShortDay[] {
  const least = leastPeople(unit);
  const short: ShortDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (kindOfDay(day) !== 'work') continue;
    const away = new Set(
      unit.away.filter((one) => one.first <= day && day <= one.last).map((one) => one.person),
    ).add(person);
    const present = unit.members.filter((member) => !away.has(member)).length;
    if (present < least) short.push({ day, present, least });
  }
  return short;
}
