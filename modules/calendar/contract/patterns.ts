import { z } from 'zod';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { EnteredDay, line } from '#core/contract/schemas.ts';
import { PatternRule } from './pattern-rule.ts';
import { calendarManage } from './permissions.ts';
import { BasisView, basisFields, PatternId, PatternVersionId, Period } from './terms.ts';
import { ruleFaults } from './working-hours.ts';

/** A version that has begun is never changed, only followed by another. */
export const PatternVersionView = Period.extend({
  /** Null for the pattern of the law. */
  id: PatternVersionId.nullable(),
  rule: PatternRule,
  basis: BasisView,
});
export type PatternVersionView = z.output<typeof PatternVersionView>;

export const PatternView = z.object({
  /** Null for the pattern of the law, which counts wherever nothing else was decided. */
  id: PatternId.nullable(),
  /** Null for the pattern of the law: its name is a text. */
  name: z.string().nullable(),
  /** The latest first. */
  versions: z.array(PatternVersionView),
});
export type PatternView = z.output<typeof PatternView>;

const version = { rule: PatternRule, startsOn: EnteredDay, ...basisFields };

/** Pola kerja: hours of the week, or shifts that come round. */
export const patterns = {
  list: operation({
    id: 'calendar.list-patterns',
    method: 'GET',
    path: '/api/calendar/patterns',
    summary: 'The working patterns with all their versions, that of the law first.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(PatternView), can: z.object({ manage: z.boolean() }) }),
  }),
  create: operation({
    id: 'calendar.create-pattern',
    method: 'POST',
    path: '/api/calendar/patterns',
    summary: 'Adds a working pattern with its first version.',
    access: holding(calendarManage),
    input: z.strictObject({ name: line(120), ...version }),
    output: PatternView,
    errors: ['calendar.pattern-name-taken', ...ruleFaults],
  }),
  addVersion: operation({
    id: 'calendar.add-pattern-version',
    method: 'POST',
    path: '/api/calendar/patterns/:patternId/versions',
    summary:
      'Follows the version in force by another, from tomorrow on at the earliest; versions that were to begin later never will.',
    access: holding(calendarManage),
    input: z.strictObject({ patternId: PatternId, ...version }),
    output: PatternView,
    errors: ['calendar.begun-stays', 'calendar.kind-of-pattern-changed', ...ruleFaults],
  }),
};
