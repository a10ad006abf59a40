import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { runOnce } from 'graphile-worker';
import { pino } from 'pino';
import { inject } from 'vitest';
import { buildHouse, buildWeb, type House } from '#app/house.ts';
import { defaultModuleSettings, type ModuleSettings } from '#app/modules.ts';
import { fixedClock } from '#core/clock/clock.ts';
import { type Call, createClient } from '#core/contract/client.ts';
import type { AgencyId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { folderStore } from '#core/files/folder-store.ts';
import type { Pipeline } from '#core/http/pipeline.ts';
import { taskList } from '#core/jobs/task-list.ts';
import { workerLogger } from '#core/jobs/worker-logger.ts';
import { createMailer } from '#core/mail/mailer.ts';
import type { TxContext } from '#core/session/context.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { folderTiles } from '#modules/ledger/server/ledger.api.ts';
import { freshDatabase, ownerPool, testSecret } from './fresh-database.ts';

export interface TestHouseOptions {
  /** A mail server; without one no mail is sent. */
  smtpUrl?: string;
  liveRecheckMilliseconds?: number;
  /** Library of key tokens (PKCS#11). */
  tokenModule?: string;
  /** What the operator decides about modules, beside what is usual. */
  modules?: Partial<ModuleSettings>;
  /** False for an installation where no tamper drills are held. */
  tamperDrill?: boolean;
  /** A house whose database and objects this one shares, as a second process would; that one is closed last. */
  beside?: TestHouse;
}

export interface TestHouse {
  databaseUrl: string;
  /** Where the objects lie. */
  dataDir: string;
  house: House;
  server: FastifyInstance;
  pipeline: Pipeline;
  /** Address of the database as its owner. */
  url: string;
  clock: ReturnType<typeof fixedClock>;
  /** A client that acts with the given session token or API key; without one it is a stranger. */
  as(token?: string): Call;
  /** Work of the program itself in one agency, for factories. */
  system<T>(agencyId: AgencyId, work: (ctx: TxContext) => Promise<T>): Promise<T>;
  /** Statements as the owner of the tables, to look behind the application. */
  owner<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Runs every job that is due, and what those add, until none is left. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

/** A whole house on a database of its own, with a clock that stands at Saturday, 21 November 2026, 08.00 WIB. */
export async function testHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const database = options.beside
    ? { url: options.beside.databaseUrl, drop: async () => undefined }
    : await freshDatabase(inject('clusterUrl'));
  const dataDir = options.beside?.dataDir ?? mkdtempSync(path.join(tmpdir(), 'pendopo-house-'));
  const clock = fixedClock('2026-11-21T01:00:00Z');
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const house = buildHouse({
    databaseUrl: database.url,
    databasePool: 8,
    secretKey: testSecret,
    publicUrl: 'http://localhost',
    files: folderStore(dataDir),
    tiles: folderTiles(path.join(dataDir, 'ledger')),
    clock,
    log,
    mailer: createMailer({ url: options.smtpUrl, from: 'Pendopo <no-reply@arunika.go.id>' }),
    liveRecheckMilliseconds: options.liveRecheckMilliseconds,
    modules: { ...defaultModuleSettings, ...options.modules },
    tamperDrill: options.tamperDrill ?? true,
    tokenModule: options.tokenModule,
    // The services outside that tests play are on this machine.
    plainHosts: ['127.0.0.1'],
  });
  const { server, pipeline } = buildWeb(house, { trustProxy: false, maxUploadBytes: 50_000_000 });
  const owner = ownerPool(database.url);
  const agencies = async () =>
    (await owner.query<{ id: AgencyId; zone: string }>('select id, zone from organization.agencies()')).rows;
  return {
    databaseUrl: database.url,
    dataDir,
    house,
    server,
    pipeline,
    url: database.url,
    clock,
    as: (token) =>
      createClient({
        base: 'http://localhost',
        fetch: injectedFetch(server),
        headers: (): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {}),
        newKey: () => crypto.randomUUID(),
      }),
    system: (agencyId, work) =>
      transact(house.workerPool, { agency: agencyId }, 'write', (tx) =>
        work({
          ...house.services,
          tx,
          actor: systemActor(agencyId, 'Asia/Jakarta'),
          locale: 'id',
          requestId: 'test',
        }),
      ),
    owner: async <Row>(text: string, values: unknown[] = []) =>
      (await owner.query(text, values)).rows as Row[],
    runJobs: async () => {
      const options = {
        services: house.services,
        pool: house.workerPool,
        queuePool: house.queuePool,
        concurrency: 2,
        jobs: house.modules.flatMap((module) => module.jobs),
        schedules: house.modules.flatMap((module) => module.schedules),
        subscribers: house.modules.flatMap((module) => module.subscribers),
        agencies,
        metrics: house.metrics,
      };
      const isThere = async (condition: string) =>
        (
          await owner.query<{ there: boolean }>(
            `select exists (select from graphile_worker._private_jobs where ${condition}) as there`,
          )
        ).rows[0]!.there;
      // The runner does not wait for its own note of how a job ended: until then the job looks as if it ran.
      const noted = async () => {
        for (let look = 0; look < 100 && (await isThere('locked_at is not null')); look++) await delay(20);
      };
      // The runner leaves when it finds the queue of the next job still held by the last one.
      do {
        await runOnce({
          pgPool: house.queuePool,
          taskList: taskList(options),
          logger: workerLogger(log),
          noHandleSignals: true,
        });
        await noted();
      } while (await isThere('is_available and run_at <= now()'));
    },
    close: async () => {
      await server.close();
      await house.close();
      await owner.end();
      await database.drop();
      if (!options.beside) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** `fetch` into the server without a socket. */
function injectedFetch(server: FastifyInstance): typeof fetch {
  return async (input, init) => {
    const url = new URL(String(input));
    const answer = await server.inject({
      method: (init?.method ?? 'GET') as 'GET',
      url: url.pathname + url.search,
      headers: init?.headers as Record<string, string>,
      payload: init?.body as string | undefined,
    });
    const body = answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload);
    return new Response(body, {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string>,
    });
  };
}
