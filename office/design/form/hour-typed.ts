/**
 * An hour as it is typed here: `9`, `9.30`, `09:30`, `0930`. Answers `09:30`, and what is no hour as it was typed.
 */
export function hourTyped(text: string): string {
  const typed = text.trim();
  const parts = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed);
  if (!parts) return typed;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (hour > 23 || minute > 59) return typed;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Whether the contract takes it as an hour: `09:30`. */
export function isHour(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}
