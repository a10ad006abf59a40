import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Clock } from '#core/clock/clock.ts';
import { measurePools } from '#core/db/measure-pool.ts';
import { closePool, openPool } from '#core/db/pool.ts';
import { type DatabaseRole, roleUrl } from '#core/db/roles.ts';
import { type ReadingSettings, usualReading } from '#core/documents/reading-settings.ts';
import { agencyKeys } from '#core/files/agency-keys.ts';
import type { FileStore } from '#core/files/file-store.ts';
import { sealedStore } from '#core/files/sealed-store.ts';
import { createLiveHub, type LiveHub } from '#core/http/live-hub.ts';
import { createMetrics, type Metrics } from '#core/http/metrics.ts';
import { createPipeline, type Pipeline } from '#core/http/pipeline.ts';
import type { QuotaLimits } from '#core/http/quotas.ts';
import { createServer } from '#core/http/server.ts';
import { coreTexts } from '#core/i18n/core-texts.ts';
import { createLocales } from '#core/i18n/locales.ts';
import { measureQueue } from '#core/jobs/queue-metrics.ts';
import type { Logger } from '#core/log/logger.ts';
import type { Mailer } from '#core/mail/mailer.ts';
import type { Module } from '#core/module.ts';
import type { Services } from '#core/session/context.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { mountDropFolder } from '#modules/archive/server/archive.api.ts';
import { mountTiles, type TileStore } from '#modules/ledger/server/ledger.api.ts';
import type { LedgerSettings } from '#modules/ledger/server/ledger-settings.ts';
import portalEnglish from '#portal/locales/en.json' with { type: 'json' };
import portalIndonesian from '#portal/locales/id.json' with { type: 'json' };
import { identityPort } from './identity-port.ts';
import { houseModules, type ModuleSettings } from './modules.ts';
import { ownerHand } from './owner-hand.ts';

const portalTexts = { id: portalIndonesian, en: portalEnglish };

/** What a house is built from; the program reads it from the configuration, tests from their own. */
export interface HouseOptions {
  databaseUrl: string;
  databaseAppUrl?: string | undefined;
  databaseWorkerUrl?: string | undefined;
  databasePool: number;
  secretKey: Buffer;
  publicUrl: string;
  /** Where bytes are kept; the house seals what it puts there. */
  files: FileStore;
  /** Where the logs are published. */
  tiles: TileStore;
  clock: Clock;
  log: Logger;
  mailer: Mailer;
  /** How often a live connection asks whether its session is still open. */
  liveRecheckMilliseconds?: number | undefined;
  reading?: ReadingSettings;
  modules: ModuleSettings;
  /** Every stored object is read again within so many days. */
  fixityDays?: number | undefined;
  /** A time-stamp authority that stamps checkpoints. */
  ledgerClockUrl?: string | undefined;
  /** A contract on a chain that keeps a root every hour. */
  ledgerChain?: LedgerSettings['chain'];
  /** Whether tamper drills are held here: in demonstrations and tests. */
  tamperDrill?: boolean | undefined;
  /** Library by which keys in tokens are reached (PKCS#11). */
  tokenModule?: string | undefined;
  /** Hosts of services outside that may be asked without encryption. */
  plainHosts?: readonly string[] | undefined;
}

/** Services and pools, joined by hand: the only place where the modules meet. */
export interface House {
  services: Services;
  modules: readonly Module[];
  metrics: Metrics;
  tiles: TileStore;
  /** Hears what other processes tell; connects with the first page that listens. */
  live: LiveHub;
  appPool: pg.Pool;
  workerPool: pg.Pool;
  queuePool: pg.Pool;
  /** One connection for those who ask whether the database answers: no flood of requests takes it. */
  healthPool: pg.Pool;
  close(): Promise<void>;
}

export function buildHouse(options: HouseOptions): House {
  const { log, mailer } = options;
  const urlOf = (role: DatabaseRole) => roleUrl(options.databaseUrl, role, options.secretKey);
  const live = createLiveHub(options.databaseAppUrl ?? urlOf('pendopo_app'), log);
  const owner = options.tamperDrill ? ownerHand(options.databaseUrl, log) : undefined;
  const modules = houseModules(options.modules, {
    ownerHand: owner?.hand,
    fixityDays: options.fixityDays ?? 90,
    clockUrl: options.ledgerClockUrl,
    chain: options.ledgerChain,
    live,
    mailer,
    tiles: options.tiles,
    recheckMilliseconds: options.liveRecheckMilliseconds,
  });
  const pool = (name: DatabaseRole, url: string | undefined, max: number) =>
    openPool({ url: url ?? urlOf(name), max, name, log, foreign: name === 'pendopo_jobs' });
  const appPool = pool('pendopo_app', options.databaseAppUrl, options.databasePool);
  const workerPool = pool(
    'pendopo_worker',
    options.databaseWorkerUrl,
    Math.max(4, Math.ceil(options.databasePool / 2)),
  );
  const queuePool = pool('pendopo_jobs', undefined, 8);
  const healthPool = pool('pendopo_app', options.databaseAppUrl, 1);
  const metrics = createMetrics();
  measureQueue(metrics.registry, queuePool);
  measurePools(metrics.registry, { app: appPool, worker: workerPool, jobs: queuePool });
  const secrets = createSecrets(options.secretKey);
  const services: Services = {
    clock: options.clock,
    files: sealedStore(options.files, agencyKeys(appPool, secrets)),
    locales: createLocales([...coreTexts, portalTexts, ...modules.map((module) => module.locales)]),
    log,
    reading: options.reading ?? usualReading,
    secrets,
    publicUrl: options.publicUrl,
    tokenModule: options.tokenModule,
    plainHosts: options.plainHosts,
  };
  return {
    services,
    modules,
    metrics,
    tiles: options.tiles,
    live,
    appPool,
    workerPool,
    queuePool,
    healthPool,
    close: async () => {
      await Promise.all(modules.map((module) => module.finish?.()));
      mailer.close();
      await live.close();
      await owner?.close();
      await Promise.all([appPool, workerPool, queuePool, healthPool].map(closePool));
    },
  };
}

export interface WebOptions {
  /** Allowances per person and agency; the usual ones where none are given. */
  quotas?: QuotaLimits;
  trustProxy: boolean | string[];
  maxUploadBytes: number;
}

/** The HTTP server with every operation of every module. */
export function buildWeb(house: House, options: WebOptions): { server: FastifyInstance; pipeline: Pipeline } {
  const { services, appPool } = house;
  const port = identityPort(appPool, services.clock);
  const pipeline = createPipeline(services, appPool, port, options.quotas);
  const server = createServer({
    services: house.services,
    pipeline,
    routes: house.modules.flatMap((module) => module.routes),
    measure: house.metrics.measure,
    ...options,
  });
  mountTiles(server, house.tiles);
  mountDropFolder(server, { services, pool: appPool, port });
  // Streams never end by themselves: without this the server would wait for them.
  server.addHook('preClose', () => house.live.close());
  return { server, pipeline };
}
