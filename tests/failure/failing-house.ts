import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { embeddedDatabase, killDatabase } from './embedded-database.ts';
import { freePort, type Program, startProgram } from './program.ts';

/** The whole program with its own, durable database, as `npm start` runs it, ready to be killed. */
export interface FailingHouse {
  url: string;
  databaseUrl(): Promise<string>;
  /** Kills and waits until the server is well again by itself. @returns milliseconds that this took */
  killDatabase(): Promise<number>;
  /** Kills the program and starts it again. @returns milliseconds until it is well */
  killProgram(): Promise<number>;
  close(): Promise<void>;
}

/** Starts the built program (`cli`) on an empty data folder, with further settings. */
export async function failingHouse(
  cli: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<FailingHouse> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'pendopo-failing-'));
  const port = await freePort();
  const env = { DATA_DIR: dataDir, DEMO: 'no', ...settings };
  const start = () => startProgram({ cli, command: 'serve', port, env });
  let program: Program = await start();
  return {
    url: program.url,
    databaseUrl: () => embeddedDatabase(dataDir),
    killDatabase: async () => {
      killDatabase(dataDir);
      return program.recovered();
    },
    killProgram: async () => {
      const started = performance.now();
      await program.kill();
      program = await start();
      return performance.now() - started;
    },
    close: async () => {
      await program.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
