/** A value of JSON; absent members of objects are left out as `JSON.stringify` leaves them out. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined };

/**
 * The one spelling of a JSON value (JCS, RFC 8785): no spaces, members sorted by UTF-16 code units (§3.2.3), strings and
 * numbers as ECMAScript writes them (§3.2.2).
 * @throws RangeError for what has no such spelling: numbers that are not finite, halves of surrogate pairs
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError('a number that JSON has not');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // The plain order of `sort` is that of UTF-16 code units.
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${canonicalString(name)}:${canonicalJson(value[name]!)}`);
  return `{${members.join(',')}}`;
}

const isList = (value: object): value is readonly JsonValue[] => Array.isArray(value);

function canonicalString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new RangeError('half of a surrogate pair');
  return JSON.stringify(text);
}
