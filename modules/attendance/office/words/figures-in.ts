import type { Format } from '#office/format/format.ts';

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

/** Figures of evidence as people write them: days in words, numbers with one decimal at most. */
export function figuresIn(
  evidence: Readonly<Record<string, unknown>>,
  format: Pick<Format, 'day' | 'number'>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(evidence).map(([name, value]) => [name, written(value, format)] as const),
  );
}

function written(value: unknown, format: Pick<Format, 'day' | 'number'>): unknown {
  if (typeof value === 'number') return format.number(value);
  return typeof value === 'string' && calendarDay.test(value) ? format.day(value) : value;
}
