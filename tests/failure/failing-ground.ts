import pg from 'pg';
import { fixedClock } from '#core/clock/clock.ts';
import { createClient } from '#core/contract/client.ts';
import type { FailingHouse } from './failing-house.ts';

/** Statements as the owner of the tables, each over a connection of its own: a database that was killed may move. */
export function ownerOf(databaseUrl: () => Promise<string>) {
  return async <Row>(text: string, values: unknown[] = []): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: await databaseUrl() });
    // The database may be killed while it answers: the statement fails, the test does not.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows as Row[];
    } finally {
      await client.end();
    }
  };
}

/** What a small office is built on in a house that is killed, and asked over its sockets. */
export function groundOf(house: FailingHouse) {
  return {
    owner: ownerOf(() => house.databaseUrl()),
    clock: fixedClock(new Date()),
    as: (token: string) =>
      createClient({
        base: house.url,
        fetch,
        headers: (): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {}),
        newKey: () => crypto.randomUUID(),
        unanswered: 'unanswered',
      }),
  };
}
