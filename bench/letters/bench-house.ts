import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { buildHouse, buildWeb, type House } from '#app/house.ts';
import { migrate } from '#app/migrate.ts';
import { defaultModuleSettings } from '#app/modules.ts';
import { systemClock } from '#core/clock/clock.ts';
import { ensureDatabase } from '#core/db/embedded/ensure-database.ts';
import { startEmbedded } from '#core/db/embedded/start-embedded.ts';
import { roleUrl } from '#core/db/roles.ts';
import { folderStore } from '#core/files/folder-store.ts';
import { createMailer } from '#core/mail/mailer.ts';
import { folderTiles } from '#modules/ledger/server/ledger.api.ts';
import { freePort, type Program, startProgram } from '#tests/failure/program.ts';
import { copyProgram } from '../copy-program.ts';

const secretKey = Buffer.alloc(32, 9);

/** A migrated, durable database with the house on it: the program in its own process, and one in here to look into. */
export interface BenchHouse {
  /** What `load` answered: now, or when the folder was filled. */
  loaded<T>(load: () => Promise<T>): Promise<T>;
  ownerUrl: string;
  /** The address that the web process uses: the role that owns nothing. */
  appUrl: string;
  web(): Promise<Program>;
  worker(): Promise<Program>;
  /** The same server in this process, for what must be seen from inside; closed by `close`. */
  inside(): { server: FastifyInstance; house: House };
  close(): Promise<void>;
}

const mostQuota = '1000000/1000000';

/** Connections of the web process, as many as it has by default. */
export const poolSize = 16;

/**
 * `kept`: a folder that stays when the house is closed, and is used again; absent, all of it goes. `profile`: a folder
 * where the web process leaves what used its processor time.
 */
export async function openBenchHouse(
  kept: string | undefined,
  profile: string | undefined,
): Promise<BenchHouse> {
  const dataDir = kept ? path.resolve(kept) : mkdtempSync(path.join(tmpdir(), 'pendopo-bench-'));
  const note = path.join(dataDir, 'loaded.json');
  const database = await startEmbedded({ dataDir, log: () => {} });
  const ownerUrl = await ensureDatabase(database.adminUrl, 'pendopo');
  await migrate({ databaseUrl: ownerUrl, secretKey });
  const program = copyProgram();
  const closing: (() => Promise<unknown>)[] = [];
  const start = async (command: 'web' | 'worker') => {
    const started = await startProgram({
      cli: program.cli,
      command,
      port: await freePort(),
      nodeOptions: command === 'web' && profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
      env: {
        DATABASE_URL: ownerUrl,
        DATABASE_POOL: String(poolSize),
        DATA_DIR: dataDir,
        SECRET_KEY: secretKey.toString('base64'),
        TRUST_PROXY: 'loopback',
        // One person asks for all of it here.
        QUOTA_REQUESTS: mostQuota,
        QUOTA_SEARCH: mostQuota,
        QUOTA_UPLOAD: mostQuota,
        LOG_LEVEL: 'warn',
      },
    });
    closing.push(() => started.stop());
    return started;
  };
  return {
    loaded: async <T>(load: () => Promise<T>) => {
      if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as T;
      const loaded = await load();
      writeFileSync(note, JSON.stringify(loaded));
      return loaded;
    },
    ownerUrl,
    appUrl: roleUrl(ownerUrl, 'pendopo_app', secretKey),
    web: () => start('web'),
    worker: () => start('worker'),
    inside: () => {
      const house = buildHouse({
        databaseUrl: ownerUrl,
        databasePool: 2,
        secretKey,
        publicUrl: 'http://localhost',
        files: folderStore(dataDir),
        tiles: folderTiles(path.join(dataDir, 'ledger')),
        clock: systemClock,
        log: pino({ level: 'silent' }),
        mailer: createMailer({ url: undefined, from: 'bench@localhost' }),
        modules: defaultModuleSettings,
      });
      const { server } = buildWeb(house, { trustProxy: false, maxUploadBytes: 50_000_000 });
      closing.push(async () => {
        await server.close();
        await house.close();
      });
      return { server, house };
    },
    close: async () => {
      for (const close of closing.toReversed()) await close();
      await database.stop();
      program.remove();
      if (!kept) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
