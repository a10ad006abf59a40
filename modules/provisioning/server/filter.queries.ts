import { AppError, fail } from '#core/contract/errors.ts';
import type { Attribute } from '../contract/schema.ts';
import type { AttributePath, Comparison, Filter, FilterValue } from './rules/filter.ts';
import { type KnownAttribute, knownAttribute } from './rules/known-attribute.ts';

const invalid = 'provisioning.invalid-filter';

/** Attributes that stand in columns of `provisioning.account a`; all others stand in its document. */
const columns: Readonly<Record<string, string>> = {
  id: 'a.id::text',
  userName: 'a.user_name',
  externalId: 'a.external_id',
  active: 'a.active',
  'meta.created': 'a.created_at',
  'meta.lastModified': 'a.changed_at',
};

const operators: Readonly<Partial<Record<Comparison, string>>> = {
  eq: '=',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

/** Gives a value a place among the parameters of the statement. */
type Bind = (value: unknown) => string;

/**
 * The condition that a filter sets to rows of `provisioning.account a`. Words of the filter become parameters; the text is
 * made of the names in this file and in the schema alone. @throws provisioning.invalid-filter
 */
export function conditionOf(filter: Filter, bind: Bind, list?: Attribute): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `(${conditionOf(filter.left, bind, list)} ${filter.kind} ${conditionOf(filter.right, bind, list)})`;
    case 'not':
      return `(not ${conditionOf(filter.of, bind, list)})`;
    case 'some':
      return someOf(filter, bind);
    case 'present':
      return presence(filter.path, bind, list);
    case 'compare':
      return comparison(filter, bind, list);
  }
}

function someOf({ path, of }: Extract<Filter, { kind: 'some' }>, bind: Bind): string {
  const known = found(path);
  if (!known.attribute.multiValued || !known.attribute.subAttributes || known.sub) return fail(invalid);
  return `exists (select ${itemsOf(known, bind)} where ${conditionOf(of, bind, known.attribute)})`;
}

function itemsOf({ attribute }: KnownAttribute, bind: Bind): string {
  return `from jsonb_array_elements(coalesce(a.document -> ${bind(attribute.name)}::text, '[]')) as item (value)`;
}

function presence(path: AttributePath, bind: Bind, list: Attribute | undefined): string {
  if (list) return `(item.value -> ${bind(partOf(list, path).name)}::text is not null)`;
  const known = found(path);
  const { name } = known.attribute;
  if (known.attribute.multiValued && known.sub)
    return `exists (select ${itemsOf(known, bind)} where item.value -> ${bind(known.sub.name)}::text is not null)`;
  if (name === 'meta' || name === 'schemas') return 'true';
  const column = columns[known.place.join('.')];
  return column ? `(${column} is not null)` : `(a.document #> ${bind(known.place)}::text[] is not null)`;
}

function comparison(filter: Extract<Filter, { kind: 'compare' }>, bind: Bind, list?: Attribute): string {
  const { path, by, value } = filter;
  if (list) {
    const part = partOf(list, path);
    return compared(part, `(item.value ->> ${bind(part.name)}::text)`, by, value, bind);
  }
  const known = found(path);
  if (known.attribute.name === 'schemas') fail(invalid);
  // `emails co "…"` is about their values (RFC 7644 §3.4.2.2).
  const leaf =
    known.sub ??
    (known.attribute.subAttributes
      ? (known.attribute.subAttributes.find(({ name }) => name === 'value') ?? fail(invalid))
      : known.attribute);
  if (known.attribute.multiValued) {
    const about = compared(leaf, `(item.value ->> ${bind(leaf.name)}::text)`, by, value, bind);
    return `exists (select ${itemsOf(known, bind)} where ${about})`;
  }
  const place = leaf === known.attribute || known.sub ? known.place : [...known.place, leaf.name];
  const column = columns[place.join('.')] ?? `(a.document #>> ${bind(place)}::text[])`;
  return compared(leaf, column, by, value, bind);
}

function compared(leaf: Attribute, has: string, by: Comparison, value: FilterValue, bind: Bind): string {
  if (value === null) {
    if (by !== 'eq' && by !== 'ne') return fail(invalid);
    return `(${has} is ${by === 'ne' ? 'not ' : ''}null)`;
  }
  if (by === 'ne') return `(not ${compared(leaf, has, 'eq', value, bind)})`;
  if (leaf.type === 'boolean') return `coalesce((${has})::boolean = ${bind(truthOf(value, by))}, false)`;
  if (leaf.type === 'dateTime')
    return `coalesce(${has} ${operators[by] ?? fail(invalid)} ${bind(instantOf(value))}::timestamptz, false)`;
  if (typeof value !== 'string') return fail(invalid);
  // What stands in columns of names is folded already; folding it again would pass over its index.
  const own = leaf.caseExact || leaf.name === 'userName' ? has : `lower(${has})`;
  const wanted = leaf.caseExact ? `${bind(value)}::text` : `lower(${bind(value)}::text)`;
  const tests: Partial<Record<Comparison, string>> = {
    co: `position(${wanted} in ${own}) > 0`,
    sw: `starts_with(${own}, ${wanted})`,
    ew: `right(${own}, length(${wanted})) = ${wanted}`,
  };
  // True or false, and unlike `coalesce` it lets the index be used.
  return `(${tests[by] ?? `${own} ${operators[by]} ${wanted}`} and ${has} is not null)`;
}

function found(path: AttributePath): KnownAttribute {
  return knownAttribute(path) ?? fail(invalid);
}

function partOf(list: Attribute, { urn, name, sub }: AttributePath): Attribute {
  const part = list.subAttributes?.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return part && !urn && !sub ? part : fail(invalid);
}

function truthOf(value: FilterValue, by: Comparison): boolean {
  const word = String(value).toLowerCase();
  if (by !== 'eq' || (word !== 'true' && word !== 'false')) throw new AppError(invalid);
  return word === 'true';
}

/** RFC 7643 §2.3.5: an instant with its offset, in a year that the database knows. */
function instantOf(value: FilterValue): Date {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
  const instant = typeof value === 'string' && shape.test(value) ? new Date(value) : undefined;
  return instant && !Number.isNaN(instant.getTime()) ? instant : fail(invalid);
}
