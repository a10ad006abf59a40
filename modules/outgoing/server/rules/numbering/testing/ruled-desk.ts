import type { OfficeZone } from '#core/clock/clock.ts';
import type { NumberBookId } from '../../../../contract/terms.ts';
import { type CounterKey, counterKey, letterDay } from '../counter-key.ts';
import { gapReport, isWhole } from '../gap-report.ts';
import {
  assigned,
  issued,
  keptBack,
  type NumberEntry,
  needBeforeSigning,
  type Outcome,
  printedAgain,
  reserved,
  signed,
  voided,
} from '../number-life.ts';
import type { Desk, Line } from './number-steps.ts';

/** The rules as a desk applies them; a test plants a fault by putting another in the place of one. */
export const numberingRules = {
  counterKey,
  letterDay,
  next: (last: number, _entries: readonly NumberEntry[]): number => last + 1,
  assigned,
  needBeforeSigning,
  printedAgain,
  signed,
  issued,
  voided,
};
export type NumberingRules = typeof numberingRules;

const bookId = 'book' as NumberBookId;
const leave = { reason: 'Ditandatangani di atas kertas', approvedBy: 'sekda' };

/** A desk that does what the rules say, with counters and entries in memory as the database keeps them. */
export function ruledDesk(zone: OfficeZone, rules: NumberingRules): Desk & { whole(day: string): boolean } {
  const counters = new Map<string, { key: CounterKey; last: number; entries: NumberEntry[] }>();
  const order: { counter: string; at: number }[] = [];

  const takeNumber = (
    group: string,
    now: Date,
    make: (sequence: number, day: string) => NumberEntry,
  ): NumberEntry => {
    const key = rules.counterKey({ bookId, zone }, { code: group, counter: 'book' }, '', now);
    const name = JSON.stringify(key);
    const counter = counters.get(name) ?? { key, last: 0, entries: [] };
    counters.set(name, counter);
    const sequence = rules.next(counter.last, counter.entries);
    counter.last = Math.max(counter.last, sequence);
    const entry = make(sequence, rules.letterDay(zone, now).day);
    order.push({ counter: name, at: counter.entries.push(entry) - 1 });
    return entry;
  };
  const tell = ({ entry }: { entry?: NumberEntry | undefined }, refused?: string) =>
    refused ?? `${entry!.year}:${entry!.sequence} ${entry!.state} ${entry!.letterDay}`;

  return {
    take(step, now) {
      const { day } = rules.letterDay(zone, now);
      if (step.do === 'reserve')
        return tell({
          entry: takeNumber(step.group, now, (sequence, on) =>
            reserved(sequence, on, `letter-${order.length}`),
          ),
        });
      if (step.do === 'keep-back') {
        const asked = { ...leave, reason: step.reason };
        const first = keptBack(1, day, asked);
        if (first.refused) return first.refused;
        const taken = Array.from({ length: step.count }, () =>
          takeNumber(step.group, now, (sequence, on) => keptBack(sequence, on, asked).entry!),
        );
        return taken.map((entry) => tell({ entry })).join(', ');
      }
      const place = order[step.entry % Math.max(order.length, 1)];
      if (!place) return 'nothing there';
      const counter = counters.get(place.counter)!;
      const entry = counter.entries[place.at]!;
      const keep = (outcome: Outcome): string => {
        if (outcome.entry) counter.entries[place.at] = outcome.entry;
        return tell(outcome, outcome.refused);
      };
      const letter = entry.letterId ?? `letter-of-spare-${place.at}`;
      switch (step.do) {
        case 'use-spare':
          return keep(rules.assigned(entry, letter, day, step.leave ? leave : null));
        case 'issue':
          return keep(rules.issued(entry, letter));
        case 'void':
          return keep(rules.voided(entry, step.reason));
        case 'sign': {
          if (entry.state !== 'reserved') return keep(rules.signed(entry, letter, day));
          const need = rules.needBeforeSigning(entry, day);
          if (need === 'print-again') keep(rules.printedAgain(entry, letter, day));
          if (need !== 'number-again') return keep(rules.signed(counter.entries[place.at]!, letter, day));
          keep(rules.voided(entry, 'Tahun berganti sebelum ditandatangani'));
          return `again ${tell({ entry: takeNumber(counter.key.group, now, (sequence, on) => reserved(sequence, on, letter)) })}`;
        }
      }
    },
    lines: () =>
      order.map(({ counter, at }): Line => {
        const { key, entries } = counters.get(counter)!;
        const { sequence, state, takenOn, letterDay: on } = entries[at]!;
        return { group: key.group, year: key.year, sequence, state, takenOn, letterDay: on };
      }),
    whole: (day) =>
      [...counters.values()].every(({ last, entries }) => isWhole(gapReport(last, entries, day))),
  };
}
