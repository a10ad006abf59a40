import { base64Of } from '#core/transparency/bytes.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { canonicalJson, type JsonValue } from '../rules/canonical-json.ts';
import { commitment } from '../rules/leaf.ts';
import type { Facts, Watched } from './watched.ts';

/** Facts as the body of a leaf says them: a commitment for each, in base64, by `<thing>/<fact>`. */
export type SettledFacts = Readonly<Record<string, string>>;

/**
 * What a leaf says of one fact. Behind the salt of the object, which no proof gives away: a proof that opens its leaf
 * would otherwise let subjects be guessed.
 */
export function factCommitment(
  objectSalt: Uint8Array,
  thingId: string,
  fact: string,
  value: JsonValue,
): string {
  return base64Of(commitment(sha256, objectSalt, `${thingId}\n${fact}\n${canonicalJson(value)}`));
}

/** The facts among these that an event settles, committed to. */
export function commitFacts(
  objectSalt: Uint8Array,
  things: readonly { thingId: string; facts: Facts }[],
): SettledFacts {
  return Object.fromEntries(
    things.flatMap(({ thingId, facts }) =>
      Object.entries(facts).map(([fact, value]) => [
        `${thingId}/${fact}`,
        factCommitment(objectSalt, thingId, fact, value),
      ]),
    ),
  );
}

/** The facts that the body of a leaf says, as far as they can be read. */
export function factsIn(body: string | null): SettledFacts | undefined {
  if (!body?.includes('"facts":')) return undefined;
  try {
    const { facts } = JSON.parse(body) as { facts?: unknown };
    if (facts === null || typeof facts !== 'object') return undefined;
    const all = Object.entries(facts);
    return all.every(([, value]) => typeof value === 'string') ? Object.fromEntries(all) : undefined;
  } catch {
    return undefined;
  }
}

/** The source that an event of a type speaks to. */
export function sourceOf(watched: readonly Watched[], type: string): Watched | undefined {
  return watched.find(({ types }) => types.includes(type));
}

/** Rows by what they belong to, in their order. */
export function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
