import fc from 'fast-check';

/** The part of JSON Schema (2020-12) that the contract is written in. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
}

/** Ids that stand for something, by the name of the field. */
export type KnownIds = (name: string) => readonly string[];

/** Words that have meant something else to some program. */
const words = [
  "' or 1=1 --",
  '"; drop table letters.letter; --',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x")',
  '{{constructor.constructor("alert(1)")()}}',
  '#read("/etc/passwd")',
  '../../etc/passwd',
  '%00%0a%25_\\',
  'a & | ! <-> :* (b',
  '%',
  '\\',
  'Ünïcödé ﷽ 💥‮fdp',
  '\u200b\u2028x',
  '0',
  'null',
  '-1',
  'a'.repeat(5_000),
];

const noControls = '^[^\\u0000-\\u001f\\u007f]*$';

/** Values that the schema allows, ordinary ones and those at its edges. */
export function allowedBy(schema: Schema, known: KnownIds, name = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => allowedBy(one, known, name)));
  switch (schema.type) {
    case 'object':
      return objectBy(schema, known);
    case 'array':
      return fc.array(allowedBy(schema.items ?? {}, known, singular(name)), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'integer':
    case 'number':
      return numberBy(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textBy(schema, known(name));
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function singular(name: string): string {
  return name.endsWith('Ids') ? name.slice(0, -1) : name;
}

function objectBy(schema: Schema, known: KnownIds): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, one]) => [name, allowedBy(one, known, name)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
}

function numberBy({ minimum = -1e6, maximum = 1e6 }: Schema): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(minimum, Math.min(minimum + 1, maximum), maximum),
    fc.integer({
      min: Math.ceil(Math.max(minimum, -(2 ** 53))),
      max: Math.floor(Math.min(maximum, 2 ** 53 - 1)),
    }),
  );
}

/** Where several patterns hold, the document names no format: days are known by their leap years. */
function formatOf(schema: Schema): string | undefined {
  if (schema.format) return schema.format;
  if (schema.pattern?.includes('-02-29')) return schema.pattern.includes('T') ? 'date-time' : 'date';
  return schema.allOf?.map(formatOf).find((format) => format !== undefined);
}

function textBy(schema: Schema, ids: readonly string[]): fc.Arbitrary<string> {
  const format = formatOf(schema);
  if (format === 'uuid') return ids.length > 0 ? often(fc.constantFrom(...ids), fc.uuid()) : fc.uuid();
  if (format === 'date') return fc.oneof(nearDay, fc.constantFrom('1000-01-01', '2999-12-31', '2024-02-29'));
  if (format === 'date-time')
    return fc.oneof(
      nearInstant,
      fc.constantFrom('1900-01-01T00:00:00+23:59', '2199-12-31T23:59:59.999-23:59'),
    );
  const { pattern, minLength = 0, maxLength = 2_000 } = schema;
  if (pattern && pattern !== noControls && !pattern.startsWith('^[^'))
    return fc.stringMatching(new RegExp(pattern));
  const length = { minLength, maxLength: Math.min(maxLength, 2_000) };
  const text = fc.oneof(
    fc.constantFrom(...words).map((word) => word.slice(0, maxLength)),
    fc.string({ unit: 'grapheme', ...length }),
    fc.string({ unit: 'binary-ascii', ...length }),
  );
  return text.filter(
    (one) =>
      one.length >= minLength && one.length <= maxLength && (!pattern || new RegExp(pattern).test(one)),
  );
}

function often<T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

const nearInstant = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const nearDay = nearInstant.map((instant) => instant.slice(0, 10));

/** A way in which an allowed input becomes a forbidden one. */
export interface Breach {
  what: string;
  of: (input: Record<string, unknown>) => Record<string, unknown>;
}

const without = (name: string): Breach => ({
  what: `without ${name}`,
  of: ({ [name]: _, ...rest }) => rest,
});
const having = (name: string, what: string, value: unknown): Breach => ({
  what: `${name}: ${what}`,
  of: (input) => ({ ...input, [name]: value }),
});

/**
 * Everything in which an input can break the schema of its operation. What travels in an address is text, so there a
 * wrong type is only wrong where no text is meant.
 */
export function breachesOf(schema: Schema, inAddress: ReadonlySet<string>): Breach[] {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => [
    ...(required.has(name) && !inPath(name, inAddress) ? [without(name)] : []),
    ...breachesOfField(name, one, inAddress.has(name)),
  ]);
  // Some protocols of others pass over what they do not know.
  if (schema.additionalProperties !== false) return fields;
  return [
    ...fields,
    having('agencyId0', 'nobody asked for it', 'x'),
    having('constructor', 'nobody asked for it', 'x'),
  ];
}

/** A path parameter that is missing makes another address. */
function inPath(name: string, inAddress: ReadonlySet<string>): boolean {
  return inAddress.has(name);
}

function breachesOfField(name: string, schema: Schema, isText: boolean): Breach[] {
  if (schema.anyOf) return isText ? [] : [having(name, 'neither', { not: ['this'] })];
  const wrong: [string, unknown][] = [];
  if (!isText && schema.type) wrong.push(['another type', schema.type === 'object' ? 'x' : { not: 'this' }]);
  if (schema.enum || schema.const !== undefined) wrong.push(['no choice', 'no-such-choice']);
  if (schema.type === 'integer' || schema.type === 'number') {
    wrong.push(['no number', isText ? 'abc' : '5x']);
    if (schema.type === 'integer') wrong.push(['half', 0.5]);
    if (schema.minimum !== undefined) wrong.push(['too small', schema.minimum - 1]);
    if (schema.maximum !== undefined) wrong.push(['too large', schema.maximum * 2 + 1]);
  }
  if (schema.type === 'array') {
    if (!isText) wrong.push(['no list', 'x']);
    if (schema.minItems) wrong.push(['too few', []]);
    const item =
      schema.items?.enum?.[0] ?? (formatOf(schema.items ?? {}) === 'uuid' ? crypto.randomUUID() : undefined);
    if (schema.maxItems && item !== undefined)
      wrong.push(['too many', Array(schema.maxItems + 1).fill(item)]);
  }
  if (schema.type === 'string' && !schema.enum && schema.const === undefined) {
    const format = formatOf(schema);
    if (format) wrong.push(['no such form', 'x'], ['a form that almost fits', '2026-02-30T25:00:00Z']);
    if (schema.maxLength !== undefined && schema.maxLength < 3_000)
      wrong.push(['too long', 'a'.repeat(schema.maxLength + 1)]);
    if (schema.minLength) wrong.push(['too short', '']);
    if (schema.pattern?.startsWith('^[^')) wrong.push(['a bell', 'a\u0007b']);
  }
  return wrong.map(([what, value]) => having(name, what, value));
}
