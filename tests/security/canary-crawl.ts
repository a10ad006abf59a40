import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addressOf } from '#core/contract/client.ts';
import { isUnsafe, type Operation, pathParameters } from '#core/contract/operation.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { allowedBy, type KnownIds, type Schema } from './arbitrary-input.ts';

/** What must never be seen elsewhere: a word in every text of one agency, and the ids of its rows. */
export interface Canaries {
  word: string;
  ids: ReadonlySet<string>;
  /** How many columns carry the word. */
  columns: number;
}

/** A word that may be looked for without being the canary itself. */
export const bait = 'umpan';

interface Column {
  table: string;
  column: string;
  type: 'text' | 'jsonb' | 'tsvector';
}

/**
 * Writes the word into every text column of every row of the agency that takes it. Codes, keys and states that the
 * database checks refuse it and stay as they are; so do time zones, which are names of the program.
 */
export async function setCanaries(house: TestHouse, agencyId: string, word: string): Promise<Canaries> {
  const columns = await house.owner<Column>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column, t.typname as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
     where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and t.typname in ('text', 'jsonb', 'tsvector') and a.attname <> 'zone'
       and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'agency_id')
     union all select 'organization.agency', unnest(array['name', 'short_name']), 'text'
     order by 1, 2`,
  );
  let written = 0;
  for (const { table, column, type } of columns) {
    const owner = table === 'organization.agency' ? 'id' : 'agency_id';
    const value = {
      text: `${column} || ' ${bait} ${word}'`,
      jsonb: `case when jsonb_typeof(${column}) = 'object' then ${column} || '{"note": "${bait} ${word}"}' else ${column} end`,
      tsvector: `${column} || to_tsvector('simple', '${bait} ${word}')`,
    }[type];
    const [row] = await house
      .owner<{ n: number }>(
        `with changed as (update ${table} set ${column} = ${value} where ${owner} = $1 returning 1) select count(*)::int as n from changed`,
        [agencyId],
      )
      .catch(() => [{ n: 0 }]);
    if (row!.n > 0) written += 1;
  }
  const tables = await house.owner<{ table: string }>(
    `select format('%I.%I', table_schema, table_name) as table from information_schema.columns
     where column_name = 'agency_id' and table_name not like 'event\\_%'
       and exists (select from information_schema.columns i where i.table_schema = columns.table_schema and i.table_name = columns.table_name and i.column_name = 'id')`,
  );
  const ids = new Set<string>([agencyId]);
  for (const { table } of tables)
    for (const { id } of await house.owner<{ id: string }>(`select id from ${table} where agency_id = $1`, [
      agencyId,
    ]))
      ids.add(id);
  return { word, ids, columns: written };
}

/** Who crawls: a name for the report, and what opens a request for them. */
export interface Crawler {
  name: string;
  token: () => Promise<string | undefined>;
}

const schemaOf = (op: Operation) =>
  z.toJSONSchema(op.input, { io: 'input', unrepresentable: 'any' }) as Schema;

/**
 * Asks every operation as each crawler: without anything, and with ids of the other agency wherever an id is taken.
 * Answers every place where a canary was seen.
 */
export async function crawl(
  server: FastifyInstance,
  operations: readonly Operation[],
  crawlers: readonly Crawler[],
  canaries: Canaries,
  known: KnownIds,
): Promise<{ asked: number; seen: string[] }> {
  const seen: string[] = [];
  let asked = 0;
  for (const op of operations) {
    for (const crawler of crawlers) {
      const token = await crawler.token();
      for (const input of inputsOf(op, known)) {
        asked += 1;
        const sent = JSON.stringify(input);
        const answer = await server.inject({ ...requestOf(op, input, token) });
        const told = `${JSON.stringify(answer.headers)}\n${textIn(answer.rawPayload)}`;
        const leaks = told.includes(canaries.word)
          ? ['the word']
          : (told.match(uuids) ?? []).filter((id) => canaries.ids.has(id) && !sent.includes(id));
        if (leaks.length > 0) seen.push(`${op.id} told ${crawler.name} ${leaks[0]}`);
      }
    }
  }
  return { asked, seen: [...new Set(seen)] };
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The least that is asked, words that lie in wait, and what chance makes of the ids of others; the same every time. */
function inputsOf(op: Operation, known: KnownIds): Record<string, unknown>[] {
  const schema = schemaOf(op);
  const chance = fc.sample(allowedBy(schema, known), {
    numRuns: isUnsafe(op) ? 2 : 5,
    seed: 20_261_121,
  }) as Record<string, unknown>[];
  if (isUnsafe(op)) return chance;
  const named = Object.keys(schema.properties ?? {});
  const least = Object.fromEntries(
    named.flatMap((name) => {
      if (name === 'q' || name === 'search') return [[name, bait]];
      const ids = known(name);
      return schema.required?.includes(name) && ids.length > 0 ? [[name, ids[0]]] : [];
    }),
  );
  return [least, ...chance];
}

function requestOf(op: Operation, input: Record<string, unknown>, token: string | undefined) {
  const named = new Set(pathParameters(op.path));
  const sendsJson = op.method !== 'GET' && op.method !== 'DELETE' && !op.upload;
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !named.has(name)));
  return {
    method: op.method,
    url: addressOf(op, input),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      'content-type': sendsJson ? 'application/json' : 'application/octet-stream',
    },
    ...(sendsJson ? { payload: JSON.stringify(rest) } : op.upload ? { payload: Buffer.from('x') } : {}),
  } as const;
}

/** The words of an answer; of a sheet, those of its members. */
function textIn(bytes: Buffer): string {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return bytes.toString('utf8');
  const texts: string[] = [];
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      texts.push(inflateRawSync(bytes.subarray(begin)).toString('utf8'));
    } catch {
      texts.push(bytes.subarray(begin).toString('utf8'));
    }
  }
  return texts.join('\n');
}
