import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { buildWeb } from '#app/house.ts';
import { openPool } from '#core/db/pool.ts';
import { roleUrl } from '#core/db/roles.ts';
import { testSecret } from '#tests/house/fresh-database.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

/** Which of the two walls between agencies is taken down in a house. */
export interface Fallen {
  /** Row-level security: the web works as a role that passes it. */
  policies?: boolean;
  /** The conditions of our own statements: each comparison with the own agency is always true. */
  conditions?: boolean;
}

/** A web process over the same house with a wall taken down; `changed` counts the statements that lost a condition. */
export async function houseWithout(house: TestHouse, fallen: Fallen) {
  const role = fallen.policies ? await looseRole(house) : undefined;
  const pool = openPool({
    url: role?.url ?? roleUrl(house.databaseUrl, 'pendopo_app', testSecret),
    max: 4,
    name: 'walls',
    log: house.house.services.log,
  });
  const changed = new Set<string>();
  if (fallen.conditions) pool.on('connect', (client) => stripConditions(client, changed));
  const { server } = buildWeb(
    // The hub of live messages belongs to the house, which goes on.
    { ...house.house, appPool: pool, live: { ...house.house.live, close: async () => undefined } },
    { trustProxy: false, maxUploadBytes: 1_000_000 },
  );
  return {
    server,
    changed,
    close: async () => {
      await server.close();
      await pool.end();
      await role?.drop();
    },
  };
}

/** A role with all that the web role may do, and row-level security passed. */
async function looseRole(house: TestHouse) {
  const name = `loose_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const admin = async (text: string) => {
    const client = new pg.Client({ connectionString: house.databaseUrl });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await admin(`create role ${name} login bypassrls password '${password}' in role pendopo_app`);
  const url = new URL(house.databaseUrl);
  url.username = name;
  url.password = password;
  return { url: url.toString(), drop: () => admin(`drop role ${name}`) };
}

const own = /(?:"?\w+"?\.)?"?agency_id"?\s*=\s*core\.agency_id\(\)/g;
const given = /(?:"?\w+"?\.)?"?\bagency_id"?\s*=\s*\$(\d+)/g;

function stripConditions(client: pg.PoolClient, changed: Set<string>): void {
  const ask = client.query.bind(client) as (config: unknown, ...rest: unknown[]) => unknown;
  const stripped = (config: unknown, ...rest: unknown[]) => {
    const statement = config as { text?: string; name?: string };
    if (typeof statement.text !== 'string') return ask(config, ...rest);
    const text = statement.text.replace(own, 'true').replace(given, '($$$1::uuid is not null)');
    if (text === statement.text) return ask(config, ...rest);
    changed.add(text);
    return ask({ ...statement, text }, ...rest);
  };
  client.query = stripped as typeof client.query;
}
