import fc from 'fast-check';

/** One thing that happens at the registry's desk; which entry is meant is a number to be taken modulo those there are. */
export type Step =
  | { do: 'reserve'; group: string }
  | { do: 'keep-back'; group: string; count: number; reason: string }
  | { do: 'use-spare'; entry: number; leave: boolean }
  | { do: 'sign'; entry: number }
  | { do: 'issue'; entry: number }
  | { do: 'void'; entry: number; reason: string }
  | { do: 'wait'; minutes: number }
  | { do: 'wait-for-new-year'; minutesBefore: number };

const turn = fc.nat(60);
const group = fc.constantFrom('surat-dinas', 'keputusan');
const reason = fc.constantFrom('Konsep ditarik', 'Salah cetak', ' ');

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('reserve' as const), group }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('keep-back' as const),
      group,
      count: fc.integer({ min: 1, max: 4 }),
      reason,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('use-spare' as const), entry: turn, leave: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('sign' as const), entry: turn }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('issue' as const), entry: turn }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('void' as const), entry: turn, reason }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.integer({ min: 1, max: 60 * 24 * 40 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait-for-new-year' as const),
      minutesBefore: fc.integer({ min: -3, max: 3 }),
    }),
  },
);

/** A life of a registry. */
export const steps = fc.array(step, { minLength: 5, maxLength: 40 });

/** What both desks keep of a number, so that they can be compared line by line. */
export interface Line {
  group: string;
  year: number;
  sequence: number;
  state: string;
  takenOn: string;
  letterDay: string | null;
}

/** A registry's desk: takes a step at an instant and says what came of it. */
export interface Desk {
  take(step: Exclude<Step, { do: 'wait' | 'wait-for-new-year' }>, now: Date): string;
  lines(): Line[];
}
