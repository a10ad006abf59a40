/** A day as forms print it: "21-11-2026" of `2026-11-21`. */
export function shortDay(day: string): string {
  return day.split('-').reverse().join('-');
}
