import type { TriggerEvent } from './dossier-facts.ts';
import type { WhyStep } from './why.ts';

export interface EventFound {
  /** The day that counts; null where the event did not happen yet, as far as anybody recorded. */
  on: string | null;
  why: WhyStep[];
}

/**
 * The day of an event of the schedule. What was corrected no longer counts; of several that count the latest does
 * ("sejak penetapan kebijakan yang terbaru"), so that a renewal never shortens a period. An event that was recorded for
 * other words does not answer to these: a schedule that names a new event waits for it.
 */
export function eventDay(
  events: readonly TriggerEvent[],
  period: TriggerEvent['period'],
  words: string,
  today: string,
): EventFound {
  const corrected = new Map(events.flatMap((one) => (one.corrects ? [[one.corrects, one] as const] : [])));
  const own = events.filter((one) => one.period === period);
  const counting = own.filter((one) => !corrected.has(one.id));
  const answering = counting.filter((one) => sameWords(one.words, words));
  const [found] = answering
    .filter((one) => one.occurredOn !== null && one.occurredOn <= today)
    .sort((a, b) => (a.occurredOn! > b.occurredOn! ? -1 : 1));
  const before = (one: TriggerEvent) => own.find(({ id }) => id === one.corrects)?.occurredOn;
  if (found) {
    const on = found.occurredOn!;
    const former = before(found);
    const step: WhyStep = { code: 'starts-at-event', words, on, recordedOn: found.recordedOn };
    return { on, why: former ? [step, { code: 'event-corrected', words, from: former, on }] : [step] };
  }
  const why: WhyStep[] = [];
  for (const one of answering) {
    const former = one.occurredOn === null ? before(one) : null;
    if (former) why.push({ code: 'event-withdrawn', words, from: former });
  }
  const other = counting.find((one) => one.occurredOn !== null && !sameWords(one.words, words));
  if (other) why.push({ code: 'event-of-other-words', words, recorded: other.words });
  return { on: null, why };
}

/** Schedules write the same event with other capitals and blanks. */
function sameWords(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}
