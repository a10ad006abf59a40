import { PatternRule } from '../contract/pattern-rule.ts';
import { type BasisView, HolidayKind } from '../contract/terms.ts';
import nationalDays from '../data/national-holidays.json' with { type: 'json' };
import ordinaryPattern from '../data/ordinary-pattern.json' with { type: 'json' };
import type { Holiday, PatternVersion } from './rules/decided.ts';

type Source = Omit<BasisView, 'recordedAt'>;
const lawful = (basis: Source): BasisView => ({ ...basis, recordedAt: null });

const bases: Readonly<Record<string, Source>> = nationalDays.bases;

/** National holidays and collective leave that come with the product: 2025 and 2026, by the SKB of three ministers. */
export const lawfulHolidays: readonly Holiday[] = nationalDays.days.map(({ day, name, kind, basis }) => ({
  day,
  name,
  kind: HolidayKind.parse(kind),
  unitId: null,
  basis: lawful(bases[basis]!),
}));

/**
 * The five-day week of Perpres 21/2023, which counts wherever nothing else was decided. The regulation gives the lengths
 * of the breaks; when they begin is custom.
 */
export const lawfulPattern: PatternVersion = {
  patternId: null,
  name: null,
  startsOn: ordinaryPattern.startsOn,
  endsBefore: null,
  rule: PatternRule.parse(ordinaryPattern.rule),
  basis: lawful(ordinaryPattern.basis),
};
