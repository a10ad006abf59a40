import { AppError, fail } from '#core/contract/errors.ts';
import { enterpriseUrn } from '../../contract/schema.ts';
import { impliedBy, matches } from './matches.ts';
import { fieldOf, isObject } from './read-user.ts';
import { type StepPath, stepPath } from './step-path.ts';

export interface Step {
  op: 'add' | 'replace' | 'remove';
  path?: string | undefined;
  value?: unknown;
}

type Draft = Record<string, unknown>;

/**
 * The user after all steps (RFC 7644 §3.5.2), still to be read: values are as they were sent. Steps without a path name
 * attributes in their value, as Entra ID does with dots and schemas in the names.
 * @throws provisioning.invalid-path, no-target, invalid-value, read-only
 */
export function applySteps(user: Readonly<Draft>, steps: readonly Step[]): Draft {
  const draft = structuredClone(user) as Draft;
  for (const step of steps) {
    if (step.path !== undefined && step.path !== '') apply(draft, step.op, stepPath(step.path), step.value);
    else applyWhole(draft, step);
  }
  return draft;
}

/** What every resource says of itself; a provider repeats it and means nothing by it. */
const repeated = ['id', 'schemas', 'meta'];

function applyWhole(draft: Draft, { op, value }: Step, above = ''): void {
  if (op === 'remove') fail('provisioning.no-target');
  if (!isObject(value)) refuse('value');
  for (const [name, one] of Object.entries(value)) {
    if (above === '' && repeated.includes(name.toLowerCase())) continue;
    apply(draft, op, stepPath(above + name), one);
  }
}

function apply(draft: Draft, op: Step['op'], path: StepPath, value: unknown): void {
  if (path === 'unkept') return;
  if ('whole' in path) {
    if (op === 'remove' && path.whole === enterpriseUrn) delete draft[enterpriseUrn];
    else applyWhole(draft, { op, value }, `${path.whole}:`);
    return;
  }
  const { attribute, sub, filter, place } = path;
  const holder = place[0] === enterpriseUrn ? objectIn(draft, enterpriseUrn) : draft;
  if (!attribute.multiValued) {
    setIn(holder, attribute.name, sub?.name, op, value);
    return;
  }
  const list = listIn(holder, attribute.name);
  const chosen = filter ? list.filter((item) => matches(filter, item)) : list;
  if (filter && chosen.length === 0) {
    if (op !== 'add') fail('provisioning.no-target');
    chosen.push(impliedBy(filter));
    list.push(chosen[0]!);
  }
  if (sub) {
    if (!filter && chosen.length === 0 && op !== 'remove') {
      chosen.push({});
      list.push(chosen[0]!);
    }
    for (const item of chosen) put(list, item, { [sub.name]: op === 'remove' ? undefined : value });
    holder[attribute.name] = list;
  } else if (filter) {
    if (op !== 'remove') for (const item of chosen) put(list, item, itemOf(value));
    holder[attribute.name] = op === 'remove' ? list.filter((item) => !chosen.includes(item)) : list;
  } else holder[attribute.name] = changedList(list, op, value);
}

/** A single value, or one part of it; parts that are not named stay. */
function setIn(holder: Draft, name: string, sub: string | undefined, op: Step['op'], value: unknown): void {
  if (sub !== undefined) {
    const whole = objectIn(holder, name);
    if (op === 'remove') delete whole[sub];
    else whole[sub] = value;
  } else if (op === 'remove') delete holder[name];
  else holder[name] = isObject(value) && isObject(holder[name]) ? { ...holder[name], ...value } : value;
}

function changedList(list: Draft[], op: Step['op'], value: unknown): Draft[] {
  const items = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(itemOf);
  if (op === 'replace') return items;
  const same = (a: Draft, b: Draft) => fieldOf(a, 'value') === fieldOf(b, 'value');
  // Some providers name what they take away, where the standard would have a filter.
  if (op === 'remove')
    return items.length > 0 ? list.filter((one) => !items.some((item) => same(one, item))) : [];
  for (const item of items) {
    const known = list.find((one) => same(one, item));
    if (!known) list.push({});
    put(list, known ?? list.at(-1)!, item);
  }
  return list;
}

/** Writes parts of one value; where it becomes the first, no other is (RFC 7643 §2.4). */
function put(list: readonly Draft[], item: Draft, parts: Draft): void {
  const primary = fieldOf(parts, 'primary');
  if (primary === true || String(primary).toLowerCase() === 'true')
    for (const other of list) if (other !== item) delete other.primary;
  Object.assign(item, parts);
}

function itemOf(value: unknown): Draft {
  if (typeof value === 'string') return { value };
  return isObject(value) ? { ...value } : refuse('value');
}

function objectIn(holder: Draft, name: string): Draft {
  if (!isObject(holder[name])) holder[name] = {};
  return holder[name] as Draft;
}

function listIn(holder: Draft, name: string): Draft[] {
  return Array.isArray(holder[name]) ? (holder[name] as Draft[]) : [];
}

function refuse(path: string): never {
  throw new AppError('provisioning.invalid-value', {}, [{ path, code: 'core.field.invalid_format' }]);
}
