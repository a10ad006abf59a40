import type { PatternRule, Shift, Week } from './pattern-rule.ts';

/** Flexible places are for at most two days a week (PermenPANRB 4/2025 art. 13). */
export const mostDaysElsewhere = 2;
/** 37 h 30 min, and in Ramadan 32 h 30 min, without breaks (Perpres 21/2023 art. 4). */
export const lawfulWeekMinutes = { ordinary: 2_250, ramadan: 1_950 } as const;

const day = 1_440;

/** Minutes after midnight. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** A shift in minutes after the midnight with which its day begins; beyond 1440 on the next day. */
export interface ShiftMinutes {
  start: number;
  end: number;
  breaks: { start: number; end: number }[];
}

/** The minutes of a shift: an end that is not after the start, and a break before it, lie on the next day. */
export function minutesOf(shift: Shift): ShiftMinutes {
  const start = minuteOf(shift.start);
  const end = minuteOf(shift.end);
  return {
    start,
    end: end > start ? end : end + day,
    breaks: shift.breaks.map((one) => {
      const begins = minuteOf(one.start);
      const from = begins < start ? begins + day : begins;
      return { start: from, end: from + one.minutes };
    }),
  };
}

/** Minutes to be worked, breaks left out. */
export function requiredMinutes(shift: Shift): number {
  const { start, end } = minutesOf(shift);
  return end - start - shift.breaks.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Minutes to be worked in a week without holidays. */
export function weekMinutes(week: Week): number {
  return week.reduce((sum, hours) => sum + (hours ? requiredMinutes(hours) : 0), 0);
}

export const ruleFaults = [
  'calendar.no-working-day',
  'calendar.break-outside-hours',
  'calendar.too-many-days-elsewhere',
  'calendar.flexible-over-midnight',
  'calendar.shifts-overlap',
] as const;
export type RuleFault = (typeof ruleFaults)[number];

/** What is wrong with a pattern beyond its shape; null where nothing is. */
export function ruleFault(rule: PatternRule): RuleFault | null {
  return rule.kind === 'week' ? weekRuleFault(rule) : rotationFault(rule.cycle);
}

function weekRuleFault(rule: Extract<PatternRule, { kind: 'week' }>): RuleFault | null {
  for (const week of [rule.ordinary, rule.ramadan]) {
    const fault = week && (weekFault(week) ?? turnsFault(week));
    if (fault) return fault;
    if (week && rule.flexible && !week.every((one) => staysInDay(one, rule.flexible!)))
      return 'calendar.flexible-over-midnight';
  }
  return null;
}

function weekFault(week: Week): RuleFault | null {
  if (week.every((one) => one === null)) return 'calendar.no-working-day';
  const elsewhere = week.filter((one) => one && one.place !== 'office');
  return elsewhere.length > mostDaysElsewhere ? 'calendar.too-many-days-elsewhere' : null;
}

function rotationFault(cycle: readonly (Shift | null)[]): RuleFault | null {
  if (cycle.every((one) => one === null)) return 'calendar.no-working-day';
  return turnsFault(cycle);
}

/** Breaks lie inside their shift and apart; nobody is in two shifts at once, also where the turns begin again. */
function turnsFault(turns: readonly (Shift | null)[]): RuleFault | null {
  for (const [index, shift] of turns.entries()) {
    if (!shift) continue;
    if (!breaksInside(minutesOf(shift))) return 'calendar.break-outside-hours';
    const next = turns[(index + 1) % turns.length];
    if (next && minutesOf(next).start + day < minutesOf(shift).end) return 'calendar.shifts-overlap';
  }
  return null;
}

function breaksInside({ start, end, breaks }: ShiftMinutes): boolean {
  const inOrder = breaks.toSorted((a, b) => a.start - b.start);
  return inOrder.every((one, index) => one.start >= (inOrder[index - 1]?.end ?? start) && one.end <= end);
}

function staysInDay(shift: Shift | null, { earlierMinutes, laterMinutes }: Flex): boolean {
  if (!shift) return true;
  const { start, end } = minutesOf(shift);
  return start - earlierMinutes >= 0 && end + laterMinutes <= day;
}
type Flex = { earlierMinutes: number; laterMinutes: number };
