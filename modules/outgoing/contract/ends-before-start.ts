import type { LetterEvent } from './letter-text.ts';

/**
 * What of a meeting ends before it begins: its last day, or its last hour on one and the same day. Days as `2026-12-02`,
 * hours as `09:00`: their order is that of the words.
 */
export function endsBeforeStart({
  from,
  to,
  startsAt,
  endsAt,
}: Pick<LetterEvent, 'from' | 'to' | 'startsAt' | 'endsAt'>): 'day' | 'hour' | null {
  if (to && from && to < from) return 'day';
  const oneDay = !to || to === from;
  return oneDay && endsAt && startsAt && endsAt <= startsAt ? 'hour' : null;
}
