import pg from 'pg';
import type { Config } from '#app/config.ts';
import type { OperatorText } from '#app/operator-texts.ts';
import { findEmbedded } from '#core/db/embedded/start-embedded.ts';
import { createLogger } from '#core/log/logger.ts';
import { borrowDatabase, type RunningDatabase } from '../running-database.ts';

/** What is looked at: one installation. */
export interface Patient {
  config: Config;
  /** True when a running Pendopo uses the embedded database. */
  inUse: boolean;
  /** The database, started for as long as the visit takes where nobody runs it. */
  database(): Promise<RunningDatabase>;
  /** A statement of the owner. */
  ask<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** What a check is called is a text of the operator. */
export type CheckName = OperatorText extends infer Key
  ? Key extends `doctor.name.${infer Name}`
    ? Name
    : never
  : never;

/** One thing that Pendopo needs: answers what it found, or throws a sentence that says what to mend. */
export interface Check {
  name: CheckName;
  run: (patient: Patient) => Promise<string>;
}

export async function receivePatient(config: Config): Promise<Patient> {
  const inUse = config.embedded && (await findEmbedded(config.dataDir)) !== undefined;
  let borrowed: Promise<RunningDatabase> | undefined;
  const database = () => {
    borrowed ??= borrowDatabase(config, createLogger('silent'));
    return borrowed;
  };
  return {
    config,
    inUse,
    database,
    ask: async <Row>(text: string, values: unknown[] = []) => {
      const { databaseUrl } = (await database()).config;
      return askOnce<Row>(databaseUrl, text, values);
    },
    close: async () => (await borrowed?.catch(() => undefined))?.close(),
  };
}

/** One statement over a connection of its own. */
export async function askOnce<Row>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
