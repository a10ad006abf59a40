import fc from 'fast-check';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Capacity, ClassificationVersionId, DossierId, Fate } from '../../../contract/terms.ts';
import type { ClassificationVersion, RetentionRule } from '../classification/classification.ts';
import type { Actor } from '../disposal/disposal-list.ts';
import { flatTree, rule } from './samples.ts';

/** Words of an event in simulated schedules. */
export const eventWords = ['Setelah kontrak berakhir', 'Setelah lunas'] as const;
export const exceptionWords = 'SK Masuk Berkas Perseorangan';
export const subjects = ['A', 'B'] as const;
export const unitId = 'unit' as UnitId;

/** One rule of a simulated schedule, before it becomes a rule of the product. */
export interface PlannedRule {
  active: number;
  inactive: number;
  fate: Fate;
  /** Index of the event that begins it; null for the closing. */
  event: number | null;
  exception: boolean;
}

export interface PlannedVersion {
  startsIn: number;
  /** Whether its codes have other names than those of the version before. */
  renames: boolean;
  rules: readonly PlannedRule[];
}

/** What may happen in an office; numbers are taken modulo what there is. */
export type Step =
  | { do: 'wait'; days: number }
  | { do: 'new-year'; after: boolean }
  | { do: 'close'; dossier: number }
  | { do: 'event'; dossier: number; words: number; daysAgo: number }
  | { do: 'correct'; dossier: number; days: number | null }
  | { do: 'hold'; dossier: number }
  | { do: 'lift'; dossier: number }
  | { do: 'look'; dossier: number; excepted: boolean }
  | { do: 'mark'; dossier: number; mark: 'permanent' | 'vital' | 'safeguarded' }
  | { do: 'new-list' }
  | { do: 'clean' }
  | { do: 'office'; acts: number; people: number[]; keeps: boolean }
  | { do: 'anybody'; act: number; person: number; dossier: number };

const which = fc.nat(20);
const plannedRule: fc.Arbitrary<PlannedRule> = fc.record({
  active: fc.integer({ min: 0, max: 5 }),
  inactive: fc.integer({ min: 0, max: 6 }),
  fate: fc.oneof(
    { weight: 7, arbitrary: fc.constant('destroy' as const) },
    { weight: 1, arbitrary: fc.constantFrom('permanent' as const, 'reappraise' as const) },
  ),
  event: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.nat(eventWords.length - 1) },
  ),
  exception: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});

export const plannedVersions: fc.Arbitrary<PlannedVersion[]> = fc
  .array(
    fc.record({
      startsIn: fc.integer({ min: 2026, max: 2050 }),
      renames: fc.boolean(),
      rules: fc.tuple(plannedRule, plannedRule),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((versions) => {
    const years = [...new Set(versions.map(({ startsIn }) => startsIn))].sort((a, b) => a - b);
    return years.map((_, at) => ({ ...versions[at]!, startsIn: at === 0 ? 2020 : years[at]! }));
  });

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 1_500 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('new-year' as const), after: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('close' as const), dossier: which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('event' as const),
      dossier: which,
      words: which,
      daysAgo: fc.integer({ min: 0, max: 900 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      dossier: which,
      days: fc.option(fc.integer({ min: -1_500, max: 1_500 }), { freq: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), dossier: which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lift' as const), dossier: which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('look' as const), dossier: which, excepted: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      dossier: which,
      mark: fc.constantFrom('permanent' as const, 'vital' as const, 'safeguarded' as const),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'new-list' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'clean' as const }) },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('office' as const),
      acts: fc.integer({ min: 1, max: 40 }),
      people: fc.array(which, { minLength: 4, maxLength: 8 }),
      keeps: fc.oneof(
        { weight: 9, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('anybody' as const), act: which, person: which, dossier: which }),
  },
);

/** The name of a subject in the version at an index: every renaming adds its year. */
export function nameIn(versions: readonly PlannedVersion[], at: number, subject: string): string {
  return versions
    .slice(1, at + 1)
    .reduce((name, version) => (version.renames ? `${subject}${version.startsIn}` : name), subject);
}

/** The planned schedules as the product has them. */
export function madeVersions(planned: readonly PlannedVersion[]): ClassificationVersion[] {
  return planned.map((version, at) => {
    const next = planned[at + 1];
    const names = subjects.map((subject) => nameIn(planned, at, subject));
    return {
      id: `v${at}` as ClassificationVersionId,
      basis: `Peraturan ${version.startsIn}`,
      startsOn: `${version.startsIn}-01-01`,
      endsBefore: next ? `${next.startsIn}-01-01` : null,
      fromYearEnd: true,
      tree: flatTree(Object.fromEntries(names.map((name, one) => [name, madeRule(version.rules[one]!)]))),
      movedFrom:
        version.renames && at > 0
          ? new Map(subjects.map((subject, one) => [nameIn(planned, at - 1, subject), names[one]!]))
          : new Map(),
    };
  });
}

function madeRule({ active, inactive, fate, event, exception }: PlannedRule): RetentionRule {
  return rule(active, inactive, fate, {
    activeTrigger: event === null ? null : eventWords[event]!,
    exception: exception && fate === 'destroy' ? { words: exceptionWords, fate: 'personal-file' } : null,
  });
}

const capacitiesOf: readonly Capacity[][] = [
  ['archivist', 'records-unit'],
  ['archivist', 'records-unit'],
  ['records-unit-head', 'records-unit'],
  ['processing-unit-head', 'processing-unit'],
  ['agency-head', 'regional-head'],
  ['registrar'],
  ['legal-unit'],
  ['supervision-unit'],
  ['records-unit'],
  ['legal-unit', 'supervision-unit', 'records-unit'],
  ['archivist', 'regional-head', 'legal-unit', 'agency-head', 'records-unit'],
];

/** The people of the office; some of them are many things at once. */
export const people: readonly Actor[] = capacitiesOf.map((capacities, at) => ({
  personId: `person ${at}` as PersonId,
  capacities,
  unitIds: capacities.includes('processing-unit-head') ? [unitId] : [],
}));

export const dossierIds = ['d0', 'd1', 'd2'] as DossierId[];
