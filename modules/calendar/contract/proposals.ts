import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { EnteredDay } from '#core/contract/schemas.ts';
import { PatternRule } from './pattern-rule.ts';
import { PatternId } from './terms.ts';
import { ruleFaults } from './working-hours.ts';

const rotationOffset = z.int().min(0).max(55).default(0);
/** The unit with all below it, or the person, that would work by it. */
const subject = { unitId: UnitId.nullish(), personId: PersonId.nullish() };

/** A change of working hours before it is decided: what it would mean can be asked, and nothing is written. */
export const CalendarProposal = z.discriminatedUnion('kind', [
  /** The next version of a pattern, for all who work by it. */
  z.strictObject({ kind: z.literal('version'), patternId: PatternId, rule: PatternRule }),
  /** A pattern that does not exist yet. */
  z.strictObject({ kind: z.literal('pattern'), rule: PatternRule, rotationOffset, ...subject }),
  /** Working by a pattern as it is on the first day; null for the pattern of the law. */
  z.strictObject({
    kind: z.literal('assignment'),
    patternId: PatternId.nullable(),
    rotationOffset,
    startsOn: EnteredDay,
    ...subject,
  }),
]);
export type CalendarProposal = z.output<typeof CalendarProposal>;

/** The same as a form has it, with whatever is not filled in yet (the place `calendar.proposal` of the office). */
export type CalendarDraft =
  | { kind: 'version'; patternId: string; rule: unknown }
  | { kind: 'pattern'; rule: unknown; rotationOffset: unknown }
  | {
      kind: 'assignment';
      patternId: string | null;
      rotationOffset: unknown;
      startsOn: string;
      unitId?: string | null;
      personId?: string | null;
    };

export const proposalFaults = [
  'calendar.one-subject',
  'calendar.kind-of-pattern-changed',
  'calendar.pattern-begins-later',
  'calendar.offset-outside-cycle',
  ...ruleFaults,
] as const;
