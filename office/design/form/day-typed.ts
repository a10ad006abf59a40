const months = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];
/** Beginnings of English names that differ from the Indonesian ones, and common short forms. */
const otherMonths: Record<string, number> = { may: 5, aug: 8, ags: 8, oct: 10, dec: 12, nop: 11, peb: 2 };

/**
 * A day as clerks type it, day first: `24/8/2026`, `24.08.26`, `24082026`, `24 Agustus 2026`, or as the contract has it.
 * Answers `2026-08-24`, and what is no day as it was typed, so that the fault can be shown at the field.
 */
export function dayTyped(text: string): string {
  const typed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return typed;
  const joined = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed);
  const parts = joined?.slice(1) ?? typed.split(/[\s./-]+/);
  const [day, month, year] = parts;
  if (
    parts.length !== 3 ||
    !day ||
    !month ||
    !year ||
    !/^\d{1,2}$/.test(day) ||
    !/^(\d{2}|\d{4})$/.test(year)
  )
    return typed;
  const number = /^\d{1,2}$/.test(month) ? Number(month) : monthNamed(month);
  if (!number) return typed;
  const whole = year.length === 2 ? `20${year}` : year;
  return `${whole}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function monthNamed(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return otherMonths[start] ?? months.indexOf(start) + 1;
}

/** Whether the contract takes it as a day: `2026-08-24`. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** A day for typing over: `24/08/2026`; what is no day stays as it is. */
export function dayToType(value: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : value;
}
