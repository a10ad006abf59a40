import type { EpochMs, Span } from '../../../contract/terms.ts';

const minuteMs = 60_000;

/** The instant as a clock without seconds shows it: 07.30.59 is 07.30. */
export const toMinute = (instant: EpochMs): EpochMs => Math.floor(instant / minuteMs) * minuteMs;

export const minutesIn = (span: Span): number => Math.max(0, Math.round((span.to - span.from) / minuteMs));

/** The part of a span that lies inside another; nothing where they do not meet. */
export function inside(span: Span, bounds: Span): Span | null {
  const from = Math.max(span.from, bounds.from);
  const to = Math.min(span.to, bounds.to);
  return from < to ? { from, to } : null;
}

/** When so many minutes outside the breaks have passed since an instant. */
export function afterMinutes(from: EpochMs, minutes: number, breaks: readonly Span[]): EpochMs {
  let end = from + minutes * minuteMs;
  for (const pause of breaks) {
    const met = inside(pause, { from, to: Number.MAX_SAFE_INTEGER });
    if (met && met.from < end) end += met.to - met.from;
  }
  return end;
}

/** From when on so many minutes outside the breaks pass until an instant. */
export function beforeMinutes(to: EpochMs, minutes: number, breaks: readonly Span[]): EpochMs {
  let start = to - minutes * minuteMs;
  for (const pause of [...breaks].reverse()) {
    const met = inside(pause, { from: Number.MIN_SAFE_INTEGER, to });
    if (met && met.to > start) start -= met.to - met.from;
  }
  return start;
}

/** Minutes of a span outside the breaks. */
export function workIn(span: Span, breaks: readonly Span[]): number {
  const paused = breaks.flatMap((pause) => inside(pause, span) ?? []);
  return minutesIn(span) - paused.reduce((sum, pause) => sum + minutesIn(pause), 0);
}
