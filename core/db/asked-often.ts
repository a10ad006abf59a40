import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Tx } from './tx.ts';

/** The values of a question, as the query builder takes them. */
type Places<Values> = { [Name in keyof Values]: RawBuilder<Values[Name]> };

/** A row that came as JSON: instants are ISO 8601 text with a zone, all else is as the driver gives it. */
export type JsonRow<Row> = { [Column in keyof Row]: InJson<Row[Column]> };
type InJson<Value> = Value extends Date ? string : Value;

export interface AskedOften<Values, Row> {
  all(tx: Tx, values: Values): Promise<Row[]>;
  /** The rows as one JSON text, which is read several times as fast as rows: for lists of many columns. */
  page(tx: Tx, values: Values): Promise<JsonRow<Row>[]>;
}

/** Stands in the SQL for the value of this name. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A question of which only the values change: its SQL is written once, when it is first asked. Building and compiling
 * a page of a list costs as much as sending it.
 */
export function askedOften<Values extends object>() {
  return <Row>(
    write: (value: Places<Values>) => { compile(): CompiledQuery<Row> },
  ): AskedOften<Values, Row> => {
    let written: (CompiledQuery<Row> & { json: string }) | undefined;
    const once = () => {
      if (!written) {
        const query = write(places<Values>()).compile();
        // The rows keep their order: an aggregate takes them as the query hands them on.
        written = { ...query, json: `select json_agg(row)::text as page from (${query.sql}) row` };
      }
      return written;
    };
    return {
      all: (tx, values) => tx.rows<Row>(once().sql, filled(once().parameters, values)),
      page: async (tx, values) => {
        const { json, parameters } = once();
        const [answer] = await tx.rows<{ page: string | null }>(json, filled(parameters, values));
        return answer?.page ? (JSON.parse(answer.page) as JsonRow<Row>[]) : [];
      },
    };
  };
}

function places<Values extends object>(): Places<Values> {
  return new Proxy({} as Places<Values>, { get: (_, name: string) => sql`${new Place(name)}` });
}

function filled(parameters: readonly unknown[], values: object): unknown[] {
  return parameters.map((one) =>
    one instanceof Place ? (values as Record<string, unknown>)[one.name] : one,
  );
}
