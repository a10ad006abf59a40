/** A day as `2026-11-21`; such days compare as text. */
export type DayText = string;

/** The day that lies `days` later (or earlier) in the calendar. */
export function addDays(day: DayText, days: number): DayText {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Whole days from one day to another. */
export function daysBetween(from: DayText, to: DayText): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Overdue from the day after the deadline, as long as the desk itself owes something. */
export function isOverdue(
  desk: { deadline: DayText | null; state: string; settled_at: Date | null },
  today: DayText,
): boolean {
  return (
    desk.deadline !== null && desk.settled_at === null && desk.state !== 'reported' && desk.deadline < today
  );
}

/**
 * What a deadline may be that is set: not over, and not later than that of the own desk, where that is not over.
 * @returns the code of the fault, or null
 */
export function deadlineFault(
  wanted: DayText | null,
  today: DayText,
  own: DayText | null,
): 'dispositions.deadline-past' | 'dispositions.deadline-beyond-own' | null {
  if (wanted === null) return null;
  if (wanted < today) return 'dispositions.deadline-past';
  if (own !== null && own >= today && wanted > own) return 'dispositions.deadline-beyond-own';
  return null;
}

export const prompts = ['due-soon', 'due-today', 'overdue', 'escalated'] as const;
export type Prompt = (typeof prompts)[number];

/** What has been told about a desk's deadline, and when it was given (its day in the zone of the agency). */
export interface Told {
  deadline: DayText;
  givenDay: DayText;
  due_soon_told_at: Date | null;
  due_today_told_at: Date | null;
  overdue_told_at: Date | null;
  escalated_at: Date | null;
}

/**
 * What is to be told today, each once: a day before and on the day (not where it was given so shortly that the giving
 * itself told), overdue from the day after, and to the superior of the giver `escalateAfter` days after the deadline.
 */
export function promptsDue(desk: Told, today: DayText, escalateAfter: number): Prompt[] {
  const left = daysBetween(today, desk.deadline);
  const due: Record<Prompt, boolean> = {
    'due-soon': left === 1 && desk.givenDay < today && !desk.due_soon_told_at,
    'due-today': left === 0 && desk.givenDay < today && !desk.due_today_told_at,
    overdue: left < 0 && !desk.overdue_told_at,
    escalated: -left >= escalateAfter && !desk.escalated_at,
  };
  return prompts.filter((prompt) => due[prompt]);
}
