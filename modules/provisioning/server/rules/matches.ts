import { fail } from '#core/contract/errors.ts';
import type { Comparison, Filter, FilterValue } from './filter.ts';
import { fieldOf } from './read-user.ts';

type Item = Readonly<Record<string, unknown>>;

/** True for a value of a list that meets the filter; texts in any case. @throws provisioning.invalid-path */
export function matches(filter: Filter, item: Item): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, item) && matches(filter.right, item);
    case 'or':
      return matches(filter.left, item) || matches(filter.right, item);
    case 'not':
      return !matches(filter.of, item);
    case 'some':
      return fail('provisioning.invalid-path');
    case 'present':
      return folded(item, filter.path.name) !== undefined;
    case 'compare':
      return compares(filter.by, folded(item, filter.path.name), fold(filter.value));
  }
}

type Folded = string | number | boolean | undefined;

function folded(item: Item, name: string): Folded {
  return fold(fieldOf(item, name) as FilterValue | undefined);
}

function fold(value: FilterValue | undefined): Folded {
  return typeof value === 'string' ? value.toLowerCase() : (value ?? undefined);
}

function compares(by: Comparison, has: Folded, wanted: Folded): boolean {
  if (by === 'eq') return has === wanted || String(has) === String(wanted);
  if (by === 'ne') return !compares('eq', has, wanted);
  if (typeof has !== 'string' || typeof wanted !== 'string') return false;
  const tests: Record<Exclude<Comparison, 'eq' | 'ne'>, boolean> = {
    co: has.includes(wanted),
    sw: has.startsWith(wanted),
    ew: has.endsWith(wanted),
    gt: has > wanted,
    ge: has >= wanted,
    lt: has < wanted,
    le: has <= wanted,
  };
  return tests[by];
}

/** What a value that meets the filter has at least: `type eq "work"` tells `{type: 'work'}`. */
export function impliedBy(filter: Filter): Record<string, unknown> {
  if (filter.kind === 'and') return { ...impliedBy(filter.left), ...impliedBy(filter.right) };
  return filter.kind === 'compare' && filter.by === 'eq' && filter.value !== null
    ? { [filter.path.name]: filter.value }
    : {};
}
