import type { Recording, Statement } from './record-sql.ts';

/** Values of the recording that another run must have of its own: the value, and the SQL that makes one. */
export type Substitutes = ReadonlyMap<string, string>;

/**
 * The recorded statements as a script of pgbench. Ids that the recording made anew, receipt codes and keys are made
 * anew in every transaction; statements that travelled together are sent together.
 */
export function pgbenchScript(
  { since, statements }: Recording,
  known: Substitutes = new Map(),
  setup = '',
): string {
  const fresh = new Map(known);
  const lines = [setup, '\\set seq :seq + 1'];
  for (const [index, statement] of statements.entries()) {
    const next = statements[index + 1];
    const opens = !statement.together && next?.together;
    if (opens) lines.push('\\startpipeline');
    for (const part of simpleParts(statement))
      lines.push(`${withValues(part, statement.values, { fresh, since })};`);
    if (statement.together && !next?.together) lines.push('\\endpipeline');
  }
  return lines.filter((line) => line !== '').join('\n');
}

/** The opening of a transaction is two statements in one message; pgbench prepares them one by one. */
function simpleParts({ text, values }: Statement): string[] {
  return values.length === 0 ? text.split(';').filter((part) => part.trim() !== '') : [text];
}

function withValues(text: string, values: readonly unknown[], made: Made): string {
  const flat = text.replace(/--.*$/gm, '').replace(/\s*\n\s*/g, ' ');
  return flat.replace(/\$(\d+)/g, (_, place: string) => literal(values[Number(place) - 1], made));
}

/** What each run makes anew, by the value that the recording made. */
interface Made {
  fresh: Map<string, string>;
  since: number;
}

const freshUuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const freshKey = /^bench-key-[0-9a-f-]{36}$/g;
const freshCode = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/g;

/** A value as SQL text; a constant, or pieces joined around what each run makes anew. */
function literal(value: unknown, { fresh, since }: Made): string {
  if (value === null || value === undefined) return 'null';
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'::bytea`;
  const text = wordsOf(value);
  for (const [found] of text.matchAll(freshUuid)) {
    if (bornAt(found) >= since && !fresh.has(found))
      fresh.set(found, `bench.fresh(${fresh.size}, :run * 64 + :client_id, :seq)`);
  }
  for (const [found] of text.matchAll(freshCode)) {
    if (!fresh.has(found)) fresh.set(found, `bench.code(:run * 64 + :client_id, :seq)`);
  }
  for (const [found] of text.matchAll(freshKey))
    fresh.set(found, 'bench.fresh(99, :run * 64 + :client_id, :seq)::text');
  const whole = fresh.get(text);
  if (whole) return whole;
  const hits = [...fresh.keys()].filter((one) => text.includes(one));
  if (hits.length === 0) return quoted(text);
  const pieces = text.split(new RegExp(`(${hits.join('|')})`));
  const joined = pieces
    .filter((piece) => piece !== '')
    .map((piece) => (fresh.has(piece) ? `${fresh.get(piece)}::text` : quoted(piece)));
  return `(${joined.join(' || ')})${isJson(text) ? '::json' : ''}`;
}

/** The value as PostgreSQL reads it from text. */
function wordsOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((one) => JSON.stringify(wordsOf(one))).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** The milliseconds with which a UUIDv7 begins. */
function bornAt(uuid: string): number {
  return Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16);
}

/** pgbench takes a colon for the beginning of a variable, even between quotes. */
function quoted(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replaceAll(':', '\\072')
    .replaceAll('\n', '\\n');
  return escaped === text ? `'${text}'` : `E'${escaped}'`;
}
