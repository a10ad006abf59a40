import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { migrationFolders } from '#app/migrate.ts';
import { fixedClock } from '#core/clock/clock.ts';
import { startEmbedded } from '#core/db/embedded/start-embedded.ts';
import { migrate, readMigrations } from '#core/db/migrate.ts';
import { openPool } from '#core/db/pool.ts';
import { prepareDatabase, roleUrl } from '#core/db/roles.ts';
import type { FileStore } from '#core/files/file-store.ts';
import { createPipeline } from '#core/http/pipeline.ts';
import { createServer } from '#core/http/server.ts';
import { createLocales } from '#core/i18n/locales.ts';
import coreEnglish from '#core/locales/en.json' with { type: 'json' };
import coreIndonesian from '#core/locales/id.json' with { type: 'json' };
import { createLogger } from '#core/log/logger.ts';
import type { Services } from '#core/session/context.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { createIdentityModule } from '#modules/identity/module.ts';
import { findIdentity } from '#modules/identity/server/identity.api.ts';
import { defaultSettings, type IdentitySettings } from '#modules/identity/server/identity-settings.ts';
import { actorOf } from '#modules/organization/server/organization.api.ts';

/** A house with nothing but people and sign-in, on a database of its own. */
export interface SignInHouse {
  clock: ReturnType<typeof fixedClock>;
  services: Services;
  pool: pg.Pool;
  /** The owner of the tables: for what a test prepares and looks at behind the product's back. */
  admin: pg.Pool;
  server(settings?: Partial<IdentitySettings>, pool?: pg.Pool): FastifyInstance;
  newPool(): pg.Pool;
  close(): Promise<void>;
}

export async function signInHouse(start = '2027-03-01T02:00:00Z'): Promise<SignInHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-identity-'));
  const secret = Buffer.alloc(32, 9);
  const log = createLogger('silent');
  const database = await startEmbedded({ dataDir: folder, fast: true, log: () => {} });
  const url = database.adminUrl;
  await prepareDatabase(url, secret);
  await runMigrations({ connectionString: roleUrl(url, 'pendopo_jobs', secret) });
  const folders = migrationFolders().filter((one) => /core|organization|identity/.test(one.replace(/.*pendopo/, '')));
  await migrate(url, readMigrations(folders));
  const pools: pg.Pool[] = [];
  const newPool = () => {
    const pool = openPool({ url: roleUrl(url, 'pendopo_app', secret), max: 12, name: 'test', log });
    pools.push(pool);
    return pool;
  };
  const admin = openPool({ url, max: 2, name: 'test-admin', log });
  pools.push(admin);
  const clock = fixedClock(start);
  const modules = createIdentityModule(defaultSettings);
  const services: Services = {
    clock,
    files: {} as FileStore,
    locales: createLocales([{ id: coreIndonesian, en: coreEnglish }, modules.locales]),
    log,
    secrets: createSecrets(secret),
    publicUrl: 'http://localhost:3000',
  };
  const pool = newPool();
  const servers: FastifyInstance[] = [];
  return {
    clock,
    services,
    pool,
    admin,
    newPool,
    server(settings = {}, own = pool) {
      const port = { identify: (token: string) => findIdentity(own, token, clock.now()), actorOf };
      const server = createServer({
        services,
        pipeline: createPipeline(services, own, port),
        routes: createIdentityModule({ ...defaultSettings, ...settings }).routes,
        measure: () => {},
        trustProxy: false,
        maxUploadBytes: 1_000,
      });
      servers.push(server);
      return server;
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await Promise.all(pools.map((one) => one.end()));
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
