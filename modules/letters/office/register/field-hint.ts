import { isDay } from '#office/design/form/day-typed.ts';
import type { FieldName } from './field-order.ts';

/** A sentence below a field; what deserves a second look is marked. Key of its text. */
export interface FieldHint {
  text: string;
  warns: boolean;
}

/**
 * What is said below a field that is never a fault. A deadline that was read from an old letter would make the letter late
 * from its first day. `daysUntil` counts calendar days from today in the zone of the agency, negative when passed.
 */
export function hintOf(
  name: FieldName,
  value: unknown,
  daysUntil: (day: string) => number,
): FieldHint | null {
  if (name === 'printedNature') return { text: 'letters.hint.printedNature', warns: false };
  if (name !== 'deadline' || typeof value !== 'string' || !isDay(value)) return null;
  return daysUntil(value) < 0 ? { text: 'letters.hint.deadlinePast', warns: true } : null;
}
